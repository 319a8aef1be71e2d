package badger.emit.graphite;

/** How points are written on a connection to Carbon. */
enum Protocol {
    /** Python's pickle, many points a message; Carbon listens for it on 2004. */
    PICKLE(2004),
    /** A line a point; Carbon listens for it on 2003. */
    PLAINTEXT(2003);

    private final int port;

    Protocol(int port) {
        this.port = port;
    }

    /** Where Carbon listens for it unless told otherwise. */
    int port() {
        return port;
    }
}
