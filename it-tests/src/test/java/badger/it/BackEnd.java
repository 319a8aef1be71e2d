package badger.it;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A real server of one kind: how it is started, how an agent is told of it, and what it has stored. */
interface BackEnd {
    /** Its name: a folder of {@code it-tests/servers}, and what {@code -Dit.require} and {@code -Dit.image.NAME} call it. */
    String name();

    /** The image that its makers publish. */
    String published();

    /** The name under which the agent and these tests find it, whatever its address is. */
    default String host() {
        return name() + ".badger-it";
    }

    /** What its container wants in its environment. */
    default Map<String, String> environment() {
        return Map.of();
    }

    /** The ways in which an agent may send to it, each stored apart; the first is the usual one. */
    List<Route> routes();

    /** Makes it ready to be written to; throws as long as it does not answer. */
    void prepare() throws IOException;

    /** What it has stored of a host that has sent by this way, in the seconds of what was printed. */
    StoredPoints stored(Route route, Printed printed) throws IOException;
}
