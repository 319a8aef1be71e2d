package badger.modules.nfs;

import badger.core.spi.Counter;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Schema;
import badger.core.spi.Tick;
import badger.modules.Part;
import badger.modules.Readings;
import badger.proc.NetRpc;
import badger.proc.NetRpc.Line;
import java.io.IOException;
import java.nio.file.Path;

/** The server: its calls, reply cache and threads, what was read and written, and every operation that was ever asked for. */
final class ServerPart implements Part {
    private final ModuleContext context;
    private final NetRpc file;
    private final LongGauge threads;
    private final Count[] numbers;
    private final Instances<Operations> versions;

    ServerPart(Path path, ModuleContext context) {
        this.context = context;
        file = new NetRpc(path);
        Schema schema = context.schema();
        threads = schema.gauge("nfs.server.threads", "", "threads of the server");
        numbers = new Count[] {
            count(Line.RPC, 0, "calls", "calls to the server"),
            count(Line.RPC, 1, "bad_calls", "calls that it refused"),
            count(Line.RPC, 3, "bad_auth", "part of them for their credentials"),
            count(Line.NET, 1, "udp_requests", "requests that came over UDP"),
            count(Line.NET, 2, "tcp_requests", "requests that came over TCP"),
            count(Line.NET, 3, "tcp_connections", "connections of TCP that clients made"),
            count(Line.REPLY_CACHE, 0, "cache_hits", "requests sent again and answered from the reply cache"),
            count(Line.REPLY_CACHE, 1, "cache_misses", "requests whose answers the cache keeps"),
            count(Line.REPLY_CACHE, 2, "cache_bypassed", "requests that may be done twice, which it never keeps"),
            count(Line.FILE_HANDLES, 0, "stale_handles", "file handles of files that are gone"),
            bytes(0, "read_bytes", "bytes read by clients"),
            bytes(1, "write_bytes", "bytes written by clients"),
        };
        versions = schema.instances("version", Operations::new);
    }

    private Count count(Line line, int column, String name, String description) {
        return new Count(
                line, column, context.schema().counter32("nfs.server." + name, "", description + ", per second"));
    }

    private Count bytes(int column, String name, String description) {
        return new Count(
                Line.IO, column, context.schema().counter32("nfs.server." + name, "B", description + ", per second"));
    }

    @Override
    public void read(Tick tick) throws IOException {
        file.read();
        Readings.set(threads, file.value(Line.THREADS, 0));
        for (Count number : numbers) {
            Readings.set(number.counter, file.value(number.line, number.column));
        }
        set("v3", Line.PROCEDURES_3, OperationNames.VERSION_3);
        set("v4", Line.OPERATIONS_4, OperationNames.VERSION_4);
        Readings.tell(file.problem(), context);
    }

    private void set(String version, Line line, String[] names) {
        for (int operation = 0; operation < names.length; operation++) {
            // the first number says how many there are
            long count = file.value(line, operation + 1);
            if (count > 0 && !names[operation].isEmpty()) {
                versions.at(version).series.at(names[operation]).set(count);
            }
        }
    }

    @Override
    public void close() {
        file.close();
    }

    /** A number of the file and its series. */
    private static final class Count {
        private final Line line;
        private final int column;
        private final Counter counter;

        private Count(Line line, int column, Counter counter) {
            this.line = line;
            this.column = column;
            this.counter = counter;
        }
    }

    /** Those of one version of the protocol. */
    private static final class Operations {
        private final Instances<Counter> series;

        private Operations(Schema schema) {
            series = schema.instances(
                    "operation",
                    inner -> inner.counter32(
                            "nfs.server.operations", "", "times clients asked the server for it, per second"));
        }
    }
}
