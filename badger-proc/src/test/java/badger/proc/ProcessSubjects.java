package badger.proc;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** More readers of processes, and that of the users, under test. */
final class ProcessSubjects {
    private static final Path NOWHERE = Path.of("/nowhere");
    private static final PidIo.Column[] COLUMNS = PidIo.Column.values();

    private ProcessSubjects() {}

    static List<Subject> all() {
        return List.of(io(), limits(), smapsRollup(), cgroup(), passwd());
    }

    private static Subject io() {
        PidIo reader = new PidIo(NOWHERE);
        return new Subject("proc/[0-9]*/io", NaiveProcess::io, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            for (PidIo.Column column : COLUMNS) {
                Subject.put(found, column.name().toLowerCase(Locale.ROOT), reader.value(column));
            }
        });
    }

    private static Subject limits() {
        PidLimits reader = new PidLimits(NOWHERE);
        return new Subject("proc/[0-9]*/limits", NaiveProcess::limits, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            long limit = reader.openFiles();
            found.put("openFiles", limit == ProcValue.ABSENT ? "unlimited" : Long.toString(limit));
        });
    }

    private static Subject smapsRollup() {
        PidSmapsRollup reader = new PidSmapsRollup(NOWHERE);
        return new Subject("proc/[0-9]*/smaps_rollup", NaiveProcess::smapsRollup, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            Subject.put(found, "pss", reader.proportionalKilobytes());
        });
    }

    private static Subject cgroup() {
        PidCgroup reader = new PidCgroup(NOWHERE);
        return new Subject("proc/[0-9]*/cgroup", NaiveProcess::cgroup, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            found.put("known", "true");
            for (int kind = 0; kind < PidCgroup.KINDS; kind++) {
                if (!reader.path(kind).equals("/")) {
                    found.put("path" + kind, Subject.bytesOf(reader.path(kind)));
                }
            }
        });
    }

    private static Subject passwd() {
        Passwd reader = new Passwd(NOWHERE);
        return new Subject("etc/passwd", NaiveProcess::passwd, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            reader.names().forEach((user, name) -> found.put("user" + user, Subject.bytesOf(name)));
        });
    }
}
