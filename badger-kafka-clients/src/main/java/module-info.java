import org.apache.kafka.common.config.provider.ConfigProvider;
import org.apache.kafka.common.config.provider.DirectoryConfigProvider;
import org.apache.kafka.common.config.provider.EnvVarConfigProvider;
import org.apache.kafka.common.config.provider.FileConfigProvider;

/**
 * Kafka's own client with its codecs, as one explicit module: jlink takes no automatic ones. It is open because JAAS and JMX
 * reach into it by reflection.
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

    exports org.apache.kafka.clients;
    exports org.apache.kafka.clients.producer;
    exports org.apache.kafka.common;
    exports org.apache.kafka.common.config;
    exports org.apache.kafka.common.config.provider;
    exports org.apache.kafka.common.errors;
    exports org.apache.kafka.common.header;
    exports org.apache.kafka.common.serialization;

    uses ConfigProvider;

    provides ConfigProvider with
            DirectoryConfigProvider,
            EnvVarConfigProvider,
            FileConfigProvider;
}
