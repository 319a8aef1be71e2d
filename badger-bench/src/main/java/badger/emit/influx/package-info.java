/** Benchmarks of what InfluxDB is sent; in this package because the encoders are nobody else's business. */
@org.jspecify.annotations.NullMarked
package badger.emit.influx;
