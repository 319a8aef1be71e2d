/** Benchmarks of module statsd, in its package, so that packets can be handed over without a socket. */
@org.jspecify.annotations.NullMarked
package badger.statsd;
