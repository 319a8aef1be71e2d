/** What every emitter writes with: bytes, numbers and JSON into one reused buffer, and what is remembered per series. */
package badger.core.wire;
