package badger.modules.hardware;

import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Numbered;
import badger.modules.Part;
import badger.proc.NumberFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Errors that the memory controllers found (EDAC): {@code /sys/devices/system/edac/mc/mc[n]}, each one's, and on request those of its
 * modules of memory.
 *
 * @see <a href="https://docs.kernel.org/admin-guide/RAS/main.html">Documentation/admin-guide/RAS/main.rst</a>
 */
final class MemoryErrorsPart implements Part {
    private static final String CSROW = "csrow";

    /** What kernels call the parts of a controller, newer ones first. */
    private static final String[] WORDS = {"dimm", "rank", CSROW};

    private final ModuleContext context;
    private final boolean dimms;
    private final Instances<MemoryErrors.OfController> series;
    private final Numbered controllers;

    MemoryErrorsPart(boolean dimms, ModuleContext context) {
        this.context = context;
        this.dimms = dimms;
        series = context.schema().instances("controller", MemoryErrors.OfController::new);
        Path folder = context.paths().sys().resolve("devices/system/edac/mc");
        controllers = new Numbered(folder, "mc", Controller::new, context);
    }

    @Override
    public void read(Tick tick) {
        controllers.read(tick);
    }

    @Override
    public void close() {
        controllers.close();
    }

    /** The word that the modules' names in the folder of a controller begin with. */
    private static String word(Path folder) {
        for (String word : WORDS) {
            String[] found = folder.toFile().list((_, name) -> name.startsWith(word));
            if (found != null && found.length > 0) {
                return word;
            }
        }
        return WORDS[0];
    }

    /** One controller, and its modules of memory if these are wanted. */
    private final class Controller implements Part {
        private final String name;
        private final Counts counts;
        private final Numbered modules;

        private Controller(Path folder) {
            name = folder.getFileName().toString();
            counts = new Counts(folder, "");
            String word = dimms ? word(folder) : "";
            String prefix = word.equals(CSROW) ? "" : "dimm_";
            modules = new Numbered(folder, word, module -> new Dimm(module, prefix, name), context);
        }

        @Override
        public void read(Tick tick) throws IOException {
            counts.read();
            series.at(name).own().set(counts.corrected.value(), counts.uncorrected.value());
            if (dimms) {
                modules.read(tick);
            }
        }

        @Override
        public void close() {
            counts.close();
            modules.close();
        }
    }

    /** One module of memory. */
    private final class Dimm implements Part {
        private final String controller;
        private final String name;
        private final Counts counts;

        private Dimm(Path folder, String prefix, String controller) {
            this.controller = controller;
            String number = folder.getFileName().toString();
            Path label = folder.resolve("dimm_label");
            // labels need not differ
            name = (number + " " + OneLine.of(label, "")).strip();
            counts = new Counts(folder, prefix);
        }

        @Override
        public void read(Tick tick) throws IOException {
            counts.read();
            series.at(controller).dimm(name).set(counts.corrected.value(), counts.uncorrected.value());
        }

        @Override
        public void close() {
            counts.close();
        }
    }

    /** The two counts in a folder. */
    private static final class Counts {
        private final NumberFile corrected;
        private final NumberFile uncorrected;

        private Counts(Path folder, String prefix) {
            corrected = new NumberFile(folder.resolve(prefix + "ce_count"));
            uncorrected = new NumberFile(folder.resolve(prefix + "ue_count"));
        }

        private void read() throws IOException {
            corrected.read();
            uncorrected.read();
        }

        private void close() {
            corrected.close();
            uncorrected.close();
        }
    }
}
