/** Benchmarks of the readers, in their package, so that parsing can be measured without reading. */
@org.jspecify.annotations.NullMarked
package badger.proc;
