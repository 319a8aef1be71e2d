package badger.emit.influx;

import badger.core.spi.Key;
import badger.core.spi.Secret;
import java.time.Duration;

/** Keys of {@code influxdb}. */
public record InfluxdbConfig(
        @Key("where InfluxDB listens: a name or an address") String host,
        @Key("its HTTP port; InfluxDB 3 has 8181") int port,

        @Key("v1 = InfluxDB 1, with database, rp, user and pass; v2 = InfluxDB 2 and 3, with bucket, org and token")
        Api api,

        @Key("v1: where it is stored; must be there") String database,

        @Key("v1: retention policy; empty = the database's default")
        String rp,

        @Key("v1: who writes; empty = nobody is asked") String user,
        @Key("v1: that user's password") Secret pass,

        @Key("v2: where it is stored (InfluxDB 3: the database); must be there")
        String bucket,

        @Key("v2: the bucket's organisation; InfluxDB 3 has none")
        String org,

        @Key("v2: a token that may write to the bucket") Secret token,

        @Key("whether integer series are stored as integers; such a field can never be floating again")
        boolean integers,

        @Key("whether what is sent is compressed") boolean gzip,
        @Key("whether by HTTPS") boolean tls,

        @Key("PEM file of who may have signed the server's certificate; empty = whom Java knows")
        String caFile,

        @Key(value = "how long a connection is used before the name is looked up again", unit = "s")
        Duration maxAge) {

    static final InfluxdbConfig DEFAULTS = new InfluxdbConfig(
            "127.0.0.1",
            8086,
            Api.V1,
            "badger",
            "",
            "",
            Secret.parse(""),
            "",
            "",
            Secret.parse(""),
            false,
            true,
            false,
            "",
            Duration.ofMinutes(5));

    public InfluxdbConfig {
        if (api == Api.V1) {
            require(!database.isEmpty(), "database must not be empty");
            require(user.indexOf(':') < 0, "user must not have a ':', which HTTP cannot carry");
            require(
                    bucket.isEmpty() && org.isEmpty() && token.isEmpty(),
                    "bucket, org and token are for InfluxDB 2 and 3: set \"api\": \"v2\"");
        } else {
            require(!bucket.isEmpty(), "bucket must not be empty");
            require(token.reveal().matches("[!-~]*"), "token must be ASCII letters, digits and signs without blanks");
            require(
                    rp.isEmpty() && user.isEmpty() && pass.isEmpty(),
                    "rp, user and pass are for InfluxDB 1: set \"api\": \"v1\"");
        }
        var _ = new Endpoint(host, port, tls, caFile, maxAge);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    Endpoint endpoint() {
        return new Endpoint(host, port, tls, caFile, maxAge);
    }
}
