package badger.emit.influx;

import badger.core.spi.Secret;
import java.time.Duration;

/** Configurations as tests need them. */
final class Configs {
    private static final Duration AGE = Duration.ofMinutes(5);

    private Configs() {}

    static Influxdb08Config json(String host, int port) {
        return json(host, port, "test", false);
    }

    static Influxdb08Config json(String host, int port, String pass, boolean gzip) {
        return new Influxdb08Config(host, port, "system_stats", "test", Secret.parse(pass), gzip, false, "", AGE);
    }

    static InfluxdbConfig v1(String host, int port, boolean integers, boolean gzip) {
        return new InfluxdbConfig(
                host,
                port,
                Api.V1,
                "system_stats",
                "",
                "test",
                Secret.parse("p:ss wörd"),
                "",
                "",
                Secret.parse(""),
                integers,
                gzip,
                false,
                "",
                AGE);
    }

    static InfluxdbConfig v2(String host, int port) {
        return new InfluxdbConfig(
                host,
                port,
                Api.V2,
                "",
                "",
                "",
                Secret.parse(""),
                "stats/all",
                "my org",
                Secret.parse("t0ken=="),
                true,
                false,
                false,
                "",
                AGE);
    }
}
