package badger.emit.kafka;

/**
 * How much of what Kafka's client logs is shown. While a broker is away it says so several times a second; what went wrong
 * comes out of the emitter as an exception, which the core says once.
 */
final class ClientLog {
    /** Read by slf4j-simple when a logger is made, so that it must be set before the client's classes are loaded. */
    private static final String LEVEL_OF = "org.slf4j.simpleLogger.log.";

    private static final String CLIENT = "org.apache.kafka";

    private ClientLog() {}

    /** Shows errors only, and with the agent's log at {@code debug} everything from {@code info} on. */
    static void tame() {
        boolean debug = System.getLogger("badger.emit.kafka").isLoggable(System.Logger.Level.DEBUG);
        setIfAbsent(CLIENT, debug ? "info" : "error");
        // Its errors are failed logins, each of which is an exception as well.
        setIfAbsent(CLIENT + ".clients.NetworkClient", debug ? "info" : "off");
    }

    private static void setIfAbsent(String logger, String level) {
        if (System.getProperty(LEVEL_OF + logger) == null) {
            System.setProperty(LEVEL_OF + logger, level);
        }
    }
}
