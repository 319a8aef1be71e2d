package badger.emit.influx;

import badger.core.spi.Key;
import badger.core.spi.Secret;
import java.time.Duration;

/** Keys of {@code influxdb08}; the first five are the original's. */
public record Influxdb08Config(
        @Key("where InfluxDB 0.8 listens: a name or an address")
        String host,

        @Key("its HTTP port") int port,
        @Key("where it is stored; must be there") String database,

        @Key("who writes: a user of that database, or an administrator")
        String user,

        @Key("that user's password") Secret pass,
        @Key("whether what is sent is compressed") boolean gzip,
        @Key("whether by HTTPS") boolean tls,

        @Key("PEM file of who may have signed the server's certificate; empty = whom Java knows")
        String caFile,

        @Key(value = "how long a connection is used before the name is looked up again", unit = "s")
        Duration maxAge) {

    static final Influxdb08Config DEFAULTS = new Influxdb08Config(
            "127.0.0.1", 8086, "badger", "", Secret.parse(""), false, false, "", Duration.ofMinutes(5));

    public Influxdb08Config {
        if (database.isEmpty() || database.indexOf('/') >= 0) {
            throw new IllegalArgumentException("database must be a name without '/', which InfluxDB 0.8 cannot find");
        }
        var _ = new Endpoint(host, port, tls, caFile, maxAge);
    }

    Endpoint endpoint() {
        return new Endpoint(host, port, tls, caFile, maxAge);
    }
}
