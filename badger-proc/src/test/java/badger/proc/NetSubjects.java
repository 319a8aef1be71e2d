package badger.proc;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntToLongFunction;

/** The readers of protocols and sockets under test. */
final class NetSubjects {
    private static final Path NOWHERE = Path.of("/nowhere");

    private NetSubjects() {}

    static List<Subject> all() {
        return List.of(snmp(), snmp6(), sockstat(), softnet(), neighbours(), rpc(), mountStats());
    }

    private static Subject snmp() {
        NetSnmp reader = new NetSnmp(NOWHERE);
        return new Subject("proc/net/{snmp,netstat}", NaiveNet::snmp, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, reader.size(), reader::name, reader::value);
        });
    }

    private static Subject snmp6() {
        NetSnmp6 reader = new NetSnmp6(NOWHERE);
        return new Subject("proc/net/snmp6", NaiveNet::snmp6, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, reader.size(), reader::name, reader::value);
        });
    }

    private static Subject sockstat() {
        SockStat reader = new SockStat(NOWHERE);
        return new Subject("proc/net/{sockstat,sockstat6}", NaiveNet::sockstat, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(found, reader.size(), reader::name, reader::value);
        });
    }

    private static Subject rpc() {
        NetRpc reader = new NetRpc(NOWHERE);
        return new Subject("proc/net/rpc/{nfs,nfsd}", NaiveNfs::rpc, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            found.put("lines", "known");
            NaiveNfs.LINES.forEach((line, columns) -> {
                for (int column = 0; column < columns; column++) {
                    Subject.put(found, line + "." + column, reader.value(line, column));
                }
            });
        });
    }

    private static Subject mountStats() {
        MountStats reader = new MountStats(NOWHERE);
        return new Subject("proc/self/mountstats", NaiveNfs::mountStats, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            found.put("lines", "known");
            for (int mount = 0; mount < reader.mounts(); mount++) {
                found.put(
                        "mount" + mount,
                        Subject.bytesOf(reader.device(mount)) + " on " + Subject.bytesOf(reader.point(mount)));
                Subject.put(found, "mount" + mount + ".version", reader.version(mount));
                Subject.put(found, "mount" + mount + ".read", reader.bytesRead(mount));
                Subject.put(found, "mount" + mount + ".written", reader.bytesWritten(mount));
            }
            for (int row = 0; row < reader.operations(); row++) {
                found.put(
                        "operation" + row,
                        reader.mount(row) + " " + Subject.bytesOf(reader.operation(row)) + " " + reader.count(row));
            }
        });
    }

    private static Subject softnet() {
        SoftnetStat reader = new SoftnetStat(NOWHERE);
        return new Subject("proc/net/softnet_stat", NaiveNet::softnet, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            for (int row = 0; row < reader.size(); row++) {
                String prefix = "row" + row + ".";
                found.put(prefix + "core", Long.toString(reader.core(row)));
                found.put(prefix + "processed", Long.toString(reader.processed(row)));
                found.put(prefix + "dropped", Long.toString(reader.dropped(row)));
                found.put(prefix + "squeezed", Long.toString(reader.squeezed(row)));
            }
        });
    }

    private static Subject neighbours() {
        NeighbourStat reader = new NeighbourStat(NOWHERE);
        return new Subject("proc/net/stat/{arp,ndisc}_cache", NaiveNet::neighbours, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            for (int row = 0; row < reader.size(); row++) {
                for (NeighbourStat.Column column : NeighbourStat.Column.values()) {
                    long value = reader.value(row, column);
                    if (value != ProcValue.ABSENT) {
                        found.put("row" + row + "." + column.name().toLowerCase(Locale.ROOT), Long.toString(value));
                    }
                }
            }
        });
    }

    private static void put(Map<String, String> found, int size, IntFunction<String> names, IntToLongFunction values) {
        for (int row = 0; row < size; row++) {
            found.put("row" + row + ".name", Subject.bytesOf(names.apply(row)));
            long value = values.applyAsLong(row);
            if (value != ProcValue.ABSENT) {
                found.put("row" + row + ".value", Long.toString(value));
            }
        }
    }
}
