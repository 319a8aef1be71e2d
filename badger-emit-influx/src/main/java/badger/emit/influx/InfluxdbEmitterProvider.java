package badger.emit.influx;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.core.spi.Secret;
import java.util.List;

/** Makes {@code influxdb}: InfluxDB 1, 2 or 3, the line protocol over HTTP. */
public final class InfluxdbEmitterProvider implements EmitterProvider<InfluxdbConfig> {
    @Override
    public List<String> names() {
        return List.of("influxdb", "influxdb_emitter");
    }

    @Override
    public String summary() {
        return "InfluxDB 1, 2 or 3, the line protocol over HTTP";
    }

    @Override
    public InfluxdbConfig defaults() {
        return InfluxdbConfig.DEFAULTS;
    }

    @Override
    public Confirmation confirmation() {
        return Confirmation.ANSWERED;
    }

    /** As many as make a body of half its largest size. */
    @Override
    public int maxPoints() {
        return 5_000;
    }

    @Override
    public Emitter create(InfluxdbConfig config, EmitterContext context) {
        // HTTP sends both in one word; without a password there is nothing to hide.
        String both = config.pass().isEmpty()
                ? ""
                : config.user() + ":" + config.pass().reveal();
        ServerWords words = new ServerWords(config.pass(), config.token(), Secret.parse(both));
        return new InfluxEmitter(new LineProtocol(config), config.endpoint(), config.gzip(), words, context.clock());
    }
}
