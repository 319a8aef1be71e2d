package badger.it;

import java.util.List;

/** Every kind of server that there is; a new one is named here, and in {@code it-tests/servers/provide}. */
final class BackEnds {
    static final List<BackEnd> ALL = List.of(new GraphiteServer(), new InfluxServer(), new KafkaServer());

    private BackEnds() {}
}
