package badger.proc;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The readers of memory management and of single values, as subjects of the tests of all readers. */
final class MoreSubjects {
    private static final Path NOWHERE = Path.of("/nowhere");
    private static final ZramMmStat.Column[] MM_STAT = ZramMmStat.Column.values();

    private MoreSubjects() {}

    /** All of them, each new. */
    static List<Subject> all() {
        return List.of(
                new Subject("proc/vmstat", NaiveMemory::vmstat, vmstat(new VmStat(NOWHERE))),
                new Subject("sys/devices/system/node/node*/numastat", NaiveMemory::vmstat, vmstat(new VmStat(NOWHERE))),
                new Subject(
                        "sys/devices/system/node/node*/meminfo",
                        NaiveProc::meminfo,
                        Subject.meminfo(new MemInfo(NOWHERE))),
                new Subject("proc/pressure/*", NaiveMemory::pressure, pressure(new Pressure(NOWHERE))),
                new Subject("proc/slabinfo", NaiveMemory::slabinfo, slabinfo(new SlabInfo(NOWHERE))),
                new Subject("sys/block/zram*/mm_stat", NaiveMemory::mmStat, mmStat(new ZramMmStat(NOWHERE))),
                new Subject(
                        "proc/sys/kernel/{*max,random/entropy*}", NaiveSystem::number, number(new NumberFile(NOWHERE))),
                new Subject("proc/sys/kernel/{osrelease,version}", NaiveSystem::text, text(new TextFile(NOWHERE))),
                new Subject("proc/uptime", NaiveSystem::uptime, uptime(new Uptime(NOWHERE))),
                new Subject("proc/sys/fs/file-nr", NaiveSystem::fileNr, fileNr(new FileNr(NOWHERE))));
    }

    private static Subject.Parser vmstat(VmStat reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            for (int row = 0; row < reader.size(); row++) {
                found.put("row" + row + ".name", Subject.bytesOf(reader.name(row)));
                Subject.put(found, "row" + row + ".value", reader.value(row));
            }
        };
    }

    private static Subject.Parser pressure(Pressure reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            stall(found, "some.", reader.some());
            stall(found, "full.", reader.full());
        };
    }

    private static void stall(Map<String, String> found, String prefix, Pressure.Stall stall) {
        Subject.put(found, prefix + "tenSeconds", stall.tenSeconds());
        Subject.put(found, prefix + "minute", stall.minute());
        Subject.put(found, prefix + "fiveMinutes", stall.fiveMinutes());
        Subject.put(found, prefix + "totalMicros", stall.totalMicros());
    }

    private static Subject.Parser slabinfo(SlabInfo reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            found.put("header", "known");
            for (int row = 0; row < reader.size(); row++) {
                found.put("row" + row + ".name", Subject.bytesOf(reader.name(row)));
                Subject.put(found, "row" + row + ".active", reader.active(row));
                Subject.put(found, "row" + row + ".objects", reader.objects(row));
                Subject.put(found, "row" + row + ".objectBytes", reader.objectBytes(row));
            }
        };
    }

    private static Subject.Parser mmStat(ZramMmStat reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            for (ZramMmStat.Column column : MM_STAT) {
                Subject.put(found, column.toString(), reader.value(column));
            }
        };
    }

    private static Subject.Parser number(NumberFile reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            Subject.put(found, "value", reader.value());
        };
    }

    private static Subject.Parser text(TextFile reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            String text = reader.text();
            if (text != null) {
                found.put("text", Subject.bytesOf(text));
            }
        };
    }

    private static Subject.Parser uptime(Uptime reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            Subject.put(found, "seconds", reader.seconds());
            Subject.put(found, "idleSeconds", reader.idleSeconds());
        };
    }

    private static Subject.Parser fileNr(FileNr reader) {
        return (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            Subject.put(found, "allocated", reader.allocated());
            Subject.put(found, "free", reader.free());
            Subject.put(found, "limit", reader.limit());
        };
    }
}
