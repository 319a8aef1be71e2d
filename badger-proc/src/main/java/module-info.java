/** Readers of /proc and /sys, one class per file; they know nothing of series, ticks or the agent. */
@org.jspecify.annotations.NullMarked
module badger.proc {
    requires static org.jspecify;

    exports badger.proc;
}
