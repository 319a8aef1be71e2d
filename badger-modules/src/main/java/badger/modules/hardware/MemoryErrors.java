package badger.modules.hardware;

import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.Schema;
import badger.modules.Readings;
import org.jspecify.annotations.Nullable;

/** The series of errors of one memory controller, or of one module of memory. */
final class MemoryErrors {
    private final Counter corrected;
    private final Counter uncorrected;

    private MemoryErrors(Schema schema, String prefix) {
        corrected = schema.counter(prefix + "corrected", "", "errors of memory that were corrected, per second");
        uncorrected = schema.counter(prefix + "uncorrected", "", "errors of memory that could not be, per second");
    }

    void set(long correctedCount, long uncorrectedCount) {
        Readings.set(corrected, correctedCount);
        Readings.set(uncorrected, uncorrectedCount);
    }

    /** The series of a controller, and of the modules of memory behind it. */
    static final class OfController {
        private final Schema schema;
        private final MemoryErrors own;
        private @Nullable Instances<MemoryErrors> dimms;

        OfController(Schema schema) {
            this.schema = schema;
            own = new MemoryErrors(schema, "edac.");
        }

        MemoryErrors own() {
            return own;
        }

        MemoryErrors dimm(String name) {
            Instances<MemoryErrors> known = dimms;
            if (known == null) {
                known = schema.instances("dimm", each -> new MemoryErrors(each, "edac.dimm_"));
                dimms = known;
            }
            return known.at(name);
        }
    }
}
