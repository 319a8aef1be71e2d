package badger.launcher;

import badger.core.PluginFolder;
import badger.core.Plugins;
import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;
import badger.launcher.PluginSearch.Finding;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/**
 * The text of {@code badger list}: a line for each module and emitter, and one for each that a plug-in folder brought or should
 * have brought.
 */
final class PluginList {
    private PluginList() {}

    static String text(Plugins plugins, List<Finding> findings) {
        List<List<String>> rows = new ArrayList<>();
        for (StatModuleProvider<?> module : plugins.modules()) {
            rows.add(List.of("module ", names(module.names()), origin(module), module.summary()));
        }
        for (EmitterProvider<?> emitter : plugins.emitters()) {
            rows.add(List.of("emitter", names(emitter.names()), origin(emitter), emitter.summary()));
        }
        StringBuilder text = new StringBuilder();
        int nameWidth = width(rows, 1);
        int originWidth = width(rows, 2);
        for (List<String> row : rows) {
            line(text, row.get(0), pad(row.get(1), nameWidth), pad(row.get(2), originWidth), row.get(3));
        }
        for (Finding finding : findings) {
            line(
                    text,
                    "plug-in",
                    finding.file().toString(),
                    (finding.isLeftOut() ? "left out: " : "") + finding.text());
        }
        return text.toString();
    }

    /** A line for each folder that a configuration names and that is not there: no error, but it may be a slip. */
    static String absent(List<PluginFolder> folders) {
        StringBuilder text = new StringBuilder();
        for (PluginFolder folder : folders) {
            if (!Files.isDirectory(folder.path())) {
                line(text, "folder ", folder.path().toString(), "is not there (" + folder.section() + ".dir)");
            }
        }
        return text.toString();
    }

    /** The Java module that something is of, and its version. */
    static String origin(Object plugin) {
        Module module = plugin.getClass().getModule();
        return module.isNamed() ? module.getDescriptor().toNameAndVersion() : "?";
    }

    private static String names(List<String> names) {
        String others = String.join(", ", names.subList(1, names.size()));
        return names.getFirst() + (others.isEmpty() ? "" : " (" + others + ")");
    }

    private static int width(List<List<String>> rows, int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private static void line(StringBuilder text, String... cells) {
        text.append(String.join("  ", cells)).append('\n');
    }
}
