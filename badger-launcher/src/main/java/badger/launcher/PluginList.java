package badger.launcher;

import badger.core.Plugins;
import java.util.List;
import java.util.stream.Stream;

/** The text of {@code badger list}: a line a plug-in. */
final class PluginList {
    private PluginList() {}

    static String text(Plugins plugins) {
        List<Row> rows = Stream.concat(
                        plugins.modules().stream()
                                .map(p -> new Row(
                                        "module", p.names(), p.getClass().getModule(), p.summary())),
                        plugins.emitters().stream()
                                .map(p -> new Row(
                                        "emitter", p.names(), p.getClass().getModule(), p.summary())))
                .toList();
        int nameWidth = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        int originWidth =
                rows.stream().mapToInt(row -> row.origin().length()).max().orElse(0);
        StringBuilder text = new StringBuilder();
        for (Row row : rows) {
            text.append("%-7s  %s  %s  %s%n"
                    .formatted(row.side, pad(row.name(), nameWidth), pad(row.origin(), originWidth), row.summary));
        }
        return text.toString();
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    private record Row(String side, List<String> names, Module module, String summary) {
        String name() {
            String others = String.join(", ", names.subList(1, names.size()));
            return names.getFirst() + (others.isEmpty() ? "" : " (" + others + ")");
        }

        String origin() {
            return module.isNamed() ? module.getDescriptor().toNameAndVersion() : "?";
        }
    }
}
