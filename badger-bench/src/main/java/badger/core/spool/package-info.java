/** Benchmarks of the spool. */
@org.jspecify.annotations.NullMarked
package badger.core.spool;
