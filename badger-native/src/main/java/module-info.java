/**
 * What the kernel gives by a system call alone: inodes, the state of the clock, sockets by state, queues, datagrams of other programs. Nothing
 * of it is loaded before a module asks, because Java's way to native code takes memory: docs/adr/0019-system-calls.md.
 */
@SuppressWarnings("module") // the two are built later
@org.jspecify.annotations.NullMarked
module badger.natives {
    requires static org.jspecify;

    exports badger.natives to
            badger.modules,
            badger.statsd;
}
