/** Benchmarks of what lies behind the readers: the encoders, and the whole of a tick. */
@org.jspecify.annotations.NullMarked
package badger.bench;
