package badger.proc;

import static badger.proc.SignedNumber.NONE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /sys/class/power_supply/[name]/uevent}: all that the driver of a battery, or of the mains, can tell, each as
 * {@code POWER_SUPPLY_NAME=value}. The driver asks the hardware, which may take its time. Not safe for use by several threads at a time.
 *
 * @see <a href="https://docs.kernel.org/power/power_supply_class.html">Documentation/power/power_supply_class.rst</a>
 * @see <a href="https://docs.kernel.org/admin-guide/abi-testing.html">Documentation/ABI/testing/sysfs-class-power</a>
 */
@SuppressWarnings("EnumOrdinal") // the columns of a table
public final class PowerSupply implements AutoCloseable {
    private static final byte[] PREFIX = "POWER_SUPPLY_".getBytes(US_ASCII);
    private static final byte[] STATUS = "STATUS=".getBytes(US_ASCII);
    private static final Column[] COLUMNS = Column.values();
    private static final byte[][] KEYS = keys();

    private final ProcFile file;
    private final Names texts = new Names(4);
    private final long[] values = new long[COLUMNS.length];
    private @Nullable String status;
    private boolean understood;

    /** Names the file, which is opened at the first read. */
    public PowerSupply(Path file) {
        this.file = ProcFile.inOneGo(file, 1024);
        clear();
    }

    private static byte[][] keys() {
        byte[][] keys = new byte[COLUMNS.length][];
        for (Column column : COLUMNS) {
            keys[column.ordinal()] = (column.name() + '=').getBytes(US_ASCII);
        }
        return keys;
    }

    /**
     * Reads the file. What cannot be trusted is absent, and {@link #problem()} tells of it.
     *
     * @throws ProcFormatException if nothing in it can be trusted
     * @throws IOException if it cannot be read
     */
    public void read() throws IOException {
        clear();
        parse(file.read());
    }

    /** The first problem of the last read, or null. */
    public @Nullable ProcFormatException problem() {
        return file.problem();
    }

    /** Whether the last read found anything. */
    public boolean hasValues() {
        return understood;
    }

    /** One number, or {@link SignedNumber#NONE}. */
    public long value(Column column) {
        return values[column.ordinal()];
    }

    /** What a battery does: {@code Charging}, {@code Discharging}, {@code Not charging}, {@code Full}, {@code Unknown}; or null. */
    public @Nullable String status() {
        return status;
    }

    @Override
    public void close() {
        file.close();
    }

    void clear() {
        Arrays.fill(values, NONE);
        status = null;
        understood = false;
        texts.begin();
    }

    void parse(ProcCursor cursor) throws ProcFormatException {
        while (cursor.hasLine()) {
            if (cursor.accept(PREFIX)) {
                understood = true;
                property(cursor);
            }
            cursor.endLine();
        }
        if (!understood) {
            throw cursor.nothingTrusted(file.path(), "no property of a power supply is in it");
        }
    }

    private void property(ProcCursor cursor) {
        if (cursor.accept(STATUS)) {
            status(cursor);
            return;
        }
        for (int i = 0; i < KEYS.length; i++) {
            if (cursor.accept(KEYS[i])) {
                values[i] = SignedNumber.last(cursor);
                return;
            }
        }
    }

    /** Takes the rest of the line, which may hold blanks. */
    private void status(ProcCursor cursor) {
        int from = cursor.position();
        int to = from;
        while (cursor.nextToken()) {
            to = cursor.position();
        }
        texts.share(0, cursor.bytes(), from, to);
        status = texts.name(0);
    }

    /** The numbers, by the kernel's names. */
    public enum Column {
        /** 1 if it gives power, 0 if not; 2 and more of what can be told which voltage to give. */
        ONLINE,
        /** What is left, in percent. */
        CAPACITY,
        /** Microvolts. */
        VOLTAGE_NOW,
        /** Microamperes; below zero, with some drivers, while it discharges. */
        CURRENT_NOW,
        /** Microwatts; the same. */
        POWER_NOW,
        /** Tenths of a degree Celsius. */
        TEMP,
        /** How often it has been charged. */
        CYCLE_COUNT
    }
}
