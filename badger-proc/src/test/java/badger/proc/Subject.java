package badger.proc;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A reader under test: it parses bytes, and what it says is written out as the naive parser writes what it finds. The
 * same reader takes one content after another, as it does in the agent.
 *
 * @param file a pattern of the files it reads, below a fixture's snapshot
 * @param naive the naive parser of the same file
 */
record Subject(String file, Function<String, Map<String, String>> naive, Parser parser) {
    private static final Path NOWHERE = Path.of("/nowhere");
    private static final ProcStat.CpuState[] STATES = ProcStat.CpuState.values();
    private static final DiskStats.Column[] DISK = DiskStats.Column.values();
    private static final NetDev.Column[] NET = NetDev.Column.values();

    /** All readers, each new. */
    static List<Subject> all() {
        List<Subject> all = new ArrayList<>(MoreSubjects.all());
        all.addAll(NetSubjects.all());
        all.addAll(HardwareSubjects.all());
        all.addAll(ProcessSubjects.all());
        all.addAll(CgroupSubjects.all());
        all.addAll(original());
        return all;
    }

    private static List<Subject> original() {
        return List.of(
                new Subject("proc/stat", NaiveProc::stat, stat(new ProcStat(NOWHERE))),
                new Subject("proc/interrupts", NaiveProc::interrupts, interrupts(new Interrupts(NOWHERE))),
                new Subject("proc/loadavg", NaiveProc::loadavg, loadavg(new LoadAvg(NOWHERE))),
                new Subject("proc/meminfo", NaiveProc::meminfo, meminfo(new MemInfo(NOWHERE))),
                new Subject("proc/diskstats", NaiveProc::diskstats, diskstats(new DiskStats(NOWHERE))),
                new Subject("proc/net/dev", NaiveProc::netDev, netDev(new NetDev(NOWHERE))),
                new Subject("proc/cpuinfo", NaiveProc::cpuinfo, cpuinfo(new CpuInfo(NOWHERE))),
                new Subject("proc/partitions", NaiveProc::partitions, partitions(new Partitions(NOWHERE))),
                MountSubject.mountInfo(),
                new Subject("proc/{[0-9]*,*/task/*}/stat", NaiveProc::pidStat, pidStat(PidStat.withIoDelay(NOWHERE))),
                new Subject("proc/{[0-9]*,*/task/*}/status", NaiveProc::pidStatus, pidStatus(new PidStatus(NOWHERE))));
    }

    /** What the reader says of this content; empty if it trusts nothing. */
    Map<String, String> read(byte[] content) {
        ProcCursor cursor = new ProcCursor();
        cursor.reset(content, content.length);
        Map<String, String> found = new TreeMap<>();
        try {
            parser.parse(cursor, found);
        } catch (ProcFormatException e) {
            return Map.of();
        }
        return found;
    }

    /** The first problem that the reader has with this content. */
    @Nullable
    ProcFormatException problem(byte[] content) throws ProcFormatException {
        ProcCursor cursor = new ProcCursor();
        cursor.reset(content, content.length);
        parser.parse(cursor, new TreeMap<>());
        return cursor.problem(NOWHERE);
    }

    Map<String, String> readNaively(byte[] content) {
        return naive.apply(new String(content, ISO_8859_1));
    }

    interface Parser {
        void parse(ProcCursor cursor, Map<String, String> found) throws ProcFormatException;
    }

    private static Parser stat(ProcStat reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            for (ProcStat.CpuState state : STATES) {
                put(found, "cpu." + state, reader.total(state));
            }
            for (int row = 0; row < reader.cores(); row++) {
                put(found, "core" + row + ".id", reader.coreId(row));
                for (ProcStat.CpuState state : STATES) {
                    put(found, "core" + row + "." + state, reader.core(row, state));
                }
            }
            put(found, "interrupts", reader.interrupts());
            put(found, "softInterrupts", reader.softInterrupts());
            for (SoftInterrupt kind : SoftInterrupt.values()) {
                put(found, "softInterrupts." + kind, reader.softInterrupts(kind));
            }
            put(found, "contextSwitches", reader.contextSwitches());
            put(found, "bootTime", reader.bootTime());
            put(found, "forks", reader.forks());
            put(found, "procsRunning", reader.procsRunning());
            put(found, "procsBlocked", reader.procsBlocked());
        };
    }

    private static Parser interrupts(Interrupts reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, "columns", (long) reader.columns());
            for (int row = 0; row < reader.size(); row++) {
                found.put("row" + row + ".name", bytesOf(reader.name(row)));
                put(found, "row" + row + ".count", reader.count(row));
                if (!reader.device(row).isEmpty()) {
                    found.put("row" + row + ".device", bytesOf(reader.device(row)));
                }
            }
        };
    }

    private static Parser loadavg(LoadAvg reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, "one", reader.one());
            put(found, "five", reader.five());
            put(found, "fifteen", reader.fifteen());
            put(found, "runnable", reader.runnable());
            put(found, "total", reader.total());
            put(found, "newestPid", reader.newestPid());
        };
    }

    static Parser meminfo(MemInfo reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            for (int row = 0; row < reader.size(); row++) {
                found.put("row" + row + ".key", bytesOf(reader.key(row)));
                if (reader.value(row) != ProcValue.ABSENT) {
                    found.put("row" + row + ".value", reader.value(row) + (reader.inKilobytes(row) ? " kB" : ""));
                }
            }
        };
    }

    private static Parser diskstats(DiskStats reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            for (int row = 0; row < reader.size(); row++) {
                found.put("row" + row + ".name", bytesOf(reader.name(row)));
                put(found, "row" + row + ".major", reader.major(row));
                put(found, "row" + row + ".minor", reader.minor(row));
                for (DiskStats.Column column : DISK) {
                    put(found, "row" + row + "." + column, reader.value(row, column));
                }
            }
        };
    }

    private static Parser netDev(NetDev reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            found.put("header", "known");
            for (int row = 0; row < reader.size(); row++) {
                found.put("row" + row + ".name", bytesOf(reader.name(row)));
                for (NetDev.Column column : NET) {
                    put(found, "row" + row + "." + column, reader.value(row, column));
                }
            }
        };
    }

    private static Parser cpuinfo(CpuInfo reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, "cores", (long) reader.cores());
            put(found, "megahertz", reader.megahertz());
            put(found, "cacheKilobytes", reader.cacheKilobytes());
            put(found, "hypervisor", reader.hypervisor());
        };
    }

    private static Parser partitions(Partitions reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            found.put("header", "known");
            for (int row = 0; row < reader.size(); row++) {
                found.put("row" + row + ".name", bytesOf(reader.name(row)));
                put(found, "row" + row + ".major", reader.major(row));
                put(found, "row" + row + ".minor", reader.minor(row));
                put(found, "row" + row + ".blocks", reader.blocks(row));
            }
        };
    }

    private static Parser pidStat(PidStat reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, "pid", reader.pid());
            found.put("command", bytesOf(reader.command()));
            found.put("state", Character.toString(reader.state()));
            put(found, "parent", reader.parent());
            put(found, "minorFaults", reader.minorFaults());
            put(found, "majorFaults", reader.majorFaults());
            put(found, "userTime", reader.userTime());
            put(found, "systemTime", reader.systemTime());
            put(found, "childrenUserTime", reader.childrenUserTime());
            put(found, "childrenSystemTime", reader.childrenSystemTime());
            put(found, "threads", reader.threads());
            put(found, "startTime", reader.startTime());
            put(found, "virtualBytes", reader.virtualBytes());
            put(found, "residentPages", reader.residentPages());
            put(found, "ioDelay", reader.ioDelay());
        };
    }

    private static Parser pidStatus(PidStatus reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, "user", reader.user());
            put(found, "virtualKilobytes", reader.virtualKilobytes());
            put(found, "residentKilobytes", reader.residentKilobytes());
            put(found, "swappedKilobytes", reader.swappedKilobytes());
            put(found, "threads", reader.threads());
            put(found, "voluntarySwitches", reader.voluntarySwitches());
            put(found, "nonvoluntarySwitches", reader.nonvoluntarySwitches());
        };
    }

    static void put(Map<String, String> found, String name, long value) {
        if (value != ProcValue.ABSENT) {
            found.put(name, Long.toString(value));
        }
    }

    static void put(Map<String, String> found, String name, double value) {
        if (value != ProcValue.ABSENT) {
            found.put(name, Double.toString(value));
        }
    }

    /** Undoes what {@link RawName} does: the bytes of a name as ISO-8859-1. */
    static String bytesOf(String name) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int at = 0;
        while (at < name.length()) {
            int point = name.codePointAt(at);
            if (name.startsWith("\\x", at) && name.substring(at).matches("(?s)\\\\x[0-9a-fA-F]{2}.*")) {
                bytes.write(Integer.parseInt(name, at + 2, at + 4, 16));
                at += 4;
            } else {
                bytes.writeBytes(Character.toString(point).getBytes(UTF_8));
                at += Character.charCount(point);
            }
        }
        return bytes.toString(ISO_8859_1);
    }
}
