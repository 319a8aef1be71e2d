/** Benchmarks of emitter kafka, in its package, so that encoding can be measured without a connection. */
@org.jspecify.annotations.NullMarked
package badger.emit.kafka;
