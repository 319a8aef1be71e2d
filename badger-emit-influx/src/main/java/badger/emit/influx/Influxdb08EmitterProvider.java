package badger.emit.influx;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import java.util.List;

/** Makes {@code influxdb08}: InfluxDB 0.8, its JSON over HTTP. */
public final class Influxdb08EmitterProvider implements EmitterProvider<Influxdb08Config> {
    @Override
    public List<String> names() {
        return List.of("influxdb08", "influxdb08_emitter");
    }

    @Override
    public String summary() {
        return "InfluxDB 0.8, its JSON over HTTP";
    }

    @Override
    public Influxdb08Config defaults() {
        return Influxdb08Config.DEFAULTS;
    }

    @Override
    public Confirmation confirmation() {
        return Confirmation.ANSWERED;
    }

    /** As many as make a body of half its largest size. */
    @Override
    public int maxPoints() {
        return 2_000;
    }

    @Override
    public Emitter create(Influxdb08Config config, EmitterContext context) {
        ServerWords words = new ServerWords(config.pass());
        return new InfluxEmitter(
                new SeriesJson(config, context.entry()), config.endpoint(), config.gzip(), words, context.clock());
    }
}
