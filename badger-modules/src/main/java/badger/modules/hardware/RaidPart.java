package badger.modules.hardware;

import badger.core.spi.Instances;
import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.Readings;
import badger.proc.MdStat;
import badger.proc.NumberFile;
import badger.proc.ProcFormatException;
import badger.proc.ProcValue;
import badger.proc.TextFile;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Software RAID: {@code /proc/mdstat}, and what only {@code /sys/block/md[n]/md} has: the exact state of an array, and how many
 * sectors a check found to differ.
 */
final class RaidPart implements Part {
    private final ModuleContext context;
    private final Path block;
    private final MdStat file;
    private final Instances<RaidSeries> series;
    private final List<Attributes> attributes = new ArrayList<>();

    RaidPart(ModuleContext context) {
        this.context = context;
        block = context.paths().sys().resolve("block");
        file = new MdStat(context.paths().proc().resolve("mdstat"));
        series = context.schema().instances("array", RaidSeries::new);
    }

    @Override
    public void read(Tick tick) throws IOException {
        file.read();
        for (int row = 0; row < file.size(); row++) {
            RaidSeries array = series.at(file.name(row));
            array.set(file, row);
            Attributes own = attributes(row);
            own.read();
            Readings.set(array.mismatches(), own.mismatches());
            String state = own.state();
            if (state != null) {
                array.state(state);
            }
        }
        while (attributes.size() > file.size()) {
            attributes.removeLast().close();
        }
        Readings.tell(file.problem(), context);
    }

    /** Those of the array in this row; an array is in the row where it was until others come or go. */
    private Attributes attributes(int row) {
        String name = file.name(row);
        if (row == attributes.size()) {
            attributes.add(new Attributes(name));
        } else if (!attributes.get(row).name.equals(name)) {
            attributes.get(row).close();
            attributes.set(row, new Attributes(name));
        }
        return attributes.get(row);
    }

    @Override
    public void close() {
        for (Attributes each : attributes) {
            each.close();
        }
        attributes.clear();
        file.close();
    }

    /** The files of one array. */
    private final class Attributes {
        private final String name;
        private final @Nullable TextFile state;
        private final @Nullable NumberFile mismatches;
        private boolean stateIsKnown;
        private boolean mismatchesAreKnown;

        private Attributes(String name) {
            this.name = name;
            Path folder = folder(name);
            state = folder == null ? null : new TextFile(folder.resolve("array_state"));
            mismatches = folder == null ? null : new NumberFile(folder.resolve("mismatch_cnt"));
        }

        /** The folder of an array; null if no folder can be called so. */
        private @Nullable Path folder(String array) {
            try {
                return array.startsWith(".")
                        ? null
                        : block.resolve(array.replace('/', '!')).resolve("md");
            } catch (InvalidPathException e) {
                return null;
            }
        }

        private void read() {
            stateIsKnown = false;
            mismatchesAreKnown = false;
            if (state == null || mismatches == null) {
                return;
            }
            try {
                state.read();
                stateIsKnown = true;
                mismatches.read();
                mismatchesAreKnown = true;
            } catch (ProcFormatException e) {
                context.problem(e);
            } catch (IOException e) {
                // stopped in between, or an array of a kind that has no such file: a stripe has nothing to compare
            }
        }

        private @Nullable String state() {
            return state != null && stateIsKnown ? state.text() : null;
        }

        private long mismatches() {
            return mismatches != null && mismatchesAreKnown ? mismatches.value() : ProcValue.ABSENT;
        }

        private void close() {
            if (state != null) {
                state.close();
            }
            if (mismatches != null) {
                mismatches.close();
            }
        }
    }
}
