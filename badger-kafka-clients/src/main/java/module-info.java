import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Kafka's own client with its codecs, as one explicit module: jlink takes no automatic ones. It is open because JAAS and JMX
 * reach into it by reflection. Its packages are for our emitter alone, so that a plug-in may bring a client of its own.
 */
@SuppressWarnings("NotJavadoc") // the checker does not see that an open module follows
open module badger.kafka.clients {
    requires java.logging;
    requires java.management;
    requires java.security.jgss;
    requires java.security.sasl;
    requires jdk.unsupported;
    requires org.slf4j;
    // Kerberos; nothing of them is named in the code.
    requires jdk.security.auth;
    requires jdk.security.jgss;

    exports org.apache.kafka.clients to
            badger.emit.kafka;
    exports org.apache.kafka.clients.producer to
            badger.emit.kafka;
    exports org.apache.kafka.common to
            badger.emit.kafka;
    exports org.apache.kafka.common.config to
            badger.emit.kafka;
    exports org.apache.kafka.common.config.provider to
            badger.emit.kafka;
    exports org.apache.kafka.common.errors to
            badger.emit.kafka;
    exports org.apache.kafka.common.header to
            badger.emit.kafka;
    exports org.apache.kafka.common.serialization to
            badger.emit.kafka;

    uses ConfigProvider;

    provides ConfigProvider with
            DirectoryConfigProvider,
            EnvVarConfigProvider,
            FileConfigProvider;
}
