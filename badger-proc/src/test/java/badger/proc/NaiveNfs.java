package badger.proc;

import static badger.proc.NaiveText.lines;
import static badger.proc.NaiveText.number;
import static badger.proc.NaiveText.tokens;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What NFS counts, understood a second time; see {@link NaiveProc}. */
final class NaiveNfs {
    /** How many numbers of each line are looked at. */
    static final Map<NetRpc.Line, Integer> LINES = Map.of(
            NetRpc.Line.NET, 4,
            NetRpc.Line.RPC, 5,
            NetRpc.Line.REPLY_CACHE, 3,
            NetRpc.Line.FILE_HANDLES, 1,
            NetRpc.Line.IO, 2,
            NetRpc.Line.THREADS, 1,
            NetRpc.Line.PROCEDURES_3, 23,
            NetRpc.Line.OPERATIONS_4, 128);

    private static final Map<String, NetRpc.Line> LABELS = Map.of(
            "net", NetRpc.Line.NET,
            "rpc", NetRpc.Line.RPC,
            "rc", NetRpc.Line.REPLY_CACHE,
            "fh", NetRpc.Line.FILE_HANDLES,
            "io", NetRpc.Line.IO,
            "th", NetRpc.Line.THREADS,
            "proc3", NetRpc.Line.PROCEDURES_3,
            "proc4ops", NetRpc.Line.OPERATIONS_4);

    private NaiveNfs() {}

    static Map<String, String> rpc(String text) {
        Map<NetRpc.Line, List<String>> first = new HashMap<>();
        for (String line : lines(text)) {
            List<String> tokens = tokens(line);
            NetRpc.Line known = tokens.isEmpty() ? null : LABELS.get(tokens.getFirst());
            if (known != null) {
                first.putIfAbsent(known, tokens.subList(1, tokens.size()));
            }
        }
        Map<String, String> found = new TreeMap<>();
        first.forEach((line, numbers) -> {
            found.put("lines", "known");
            for (int column = 0; column < Math.min(LINES.getOrDefault(line, 0), numbers.size()); column++) {
                put(found, line + "." + column, number(numbers.get(column)));
            }
        });
        return found;
    }

    static Map<String, String> mountStats(String text) {
        Map<String, String> found = new TreeMap<>();
        int mounts = 0;
        int operations = 0;
        boolean inMount = false;
        boolean inOperations = false;
        for (String line : lines(text)) {
            List<String> tokens = tokens(line);
            String mount = "mount" + (mounts - 1);
            if (word(tokens, 0).equals("device")) {
                found.put("lines", "known");
                inOperations = false;
                inMount = word(tokens, 2).equals("mounted") && word(tokens, 7).matches("nfs4?");
                if (inMount) {
                    found.put("mount" + mounts++, word(tokens, 1) + " on " + word(tokens, 4));
                }
            } else if (inMount && word(tokens, 0).equals("per-op")) {
                inOperations = true;
            } else if (inMount && inOperations) {
                Long count = number(word(tokens, 1));
                if (word(tokens, 0).matches("(?s).+:") && count != null) {
                    String name = word(tokens, 0).substring(0, word(tokens, 0).length() - 1);
                    found.put("operation" + operations++, (mounts - 1) + " " + name + " " + count);
                }
            } else if (inMount && word(tokens, 0).equals("bytes:")) {
                put(found, mount + ".read", number(word(tokens, 5)));
                put(found, mount + ".written", number(word(tokens, 6)));
            } else if (inMount
                    && word(tokens, 0).equals("RPC")
                    && word(tokens, 4).equals("p/v:")
                    && word(tokens, 5).matches("(?s)[^/]+/.+")) {
                String program = word(tokens, 5);
                put(found, mount + ".version", number(program.substring(program.indexOf('/') + 1)));
            }
        }
        return found;
    }

    private static String word(List<String> tokens, int index) {
        return index < tokens.size() ? tokens.get(index) : "";
    }

    /** A later line of the same name says it anew. */
    private static void put(Map<String, String> found, String name, @Nullable Long value) {
        found.remove(name);
        if (value != null) {
            found.put(name, value.toString());
        }
    }
}
