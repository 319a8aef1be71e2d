import badger.core.spi.EmitterProvider;
import badger.emit.influx.Influxdb08EmitterProvider;
import badger.emit.influx.InfluxdbEmitterProvider;

/** Emitters to InfluxDB: the JSON of 0.8, and the line protocol of 1, 2 and 3. */
@org.jspecify.annotations.NullMarked
module badger.emit.influx {
    requires static org.jspecify;
    requires badger.core;

    opens badger.emit.influx to
            badger.core;

    provides EmitterProvider with
            InfluxdbEmitterProvider,
            Influxdb08EmitterProvider;
}
