package badger.core.config;

import badger.core.ConfigurationException;
import badger.core.Plugins;
import badger.core.spi.EmitterProvider;
import badger.core.spi.StatModuleProvider;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** Every configuration key there is, as Markdown. */
public final class Reference {
    private static final String INTRODUCTION = """
            # Configuration

            Made from the configuration records themselves; a test compares it with them, so edit those.

            The main file and the file of every plug-in are JSON, with `//` and `/* */` comments. A key that is not below is an
            error, and so is one that stands twice; all errors of all files are told at once, each with its place. Keys may
            be written in camelCase as well.

            - A plug-in is listed as an *entry*: its name, or `name@instance` for one of several (`graphite@second`). Its file is
              `<entry>.conf`; without one it has its defaults.
            - A list of texts may be written as one text with commas: `"sda,sdb"`.
            - Durations are numbers of seconds, `0.5` as well.
            - In any text, `${env:NAME}` and `${env:NAME:-default}` stand for an environment variable (`default` also if it is
              empty), `${file:PATH}` for the content of a file without its last line end, `${host:FIELD}` for a field of the host
              (`datacenter`, `region`, `zone`, `cluster`, `hostname`, `ipv4`, `ipv6`; not in `core`); `$${` stands for `${`. A
              text with such a placeholder may stand where a number, `true` or `false` is expected.
            - Relative folders and files are looked for in the working folder, and if they are not there, beside the main file.
            - A file may have 512 KiB, 10,000 values and 32 levels.

            """;

    private final Plugins plugins;

    /** A reference of the main file and of these plug-ins. */
    public Reference(Plugins plugins) {
        this.plugins = plugins;
    }

    /** The whole document. */
    public String markdown() throws ConfigurationException {
        StringBuilder text = new StringBuilder(INTRODUCTION);
        text.append("## The main file\n\n");
        for (KeyDescription section : KeyDescription.of(MainFile.DEFAULTS)) {
            text.append("### ").append(section.key()).append("\n\n");
            text.append(section.meaning()).append("\n\n");
            table(text, section.members());
        }
        text.append("## Every module's file\n\n");
        table(text, KeyDescription.of(ModuleKeys.DEFAULTS));
        text.append("## Every emitter's file\n\n");
        table(text, KeyDescription.of(EmitterKeys.DEFAULTS));
        text.append("## Modules\n\n");
        for (StatModuleProvider<?> module : sorted(plugins.modules(), StatModuleProvider::names)) {
            plugin(text, module.names(), module.summary(), module.defaults());
            if (module.interval() > 1) {
                text.append("Read every ")
                        .append(module.interval())
                        .append(" ticks, unless `interval` says otherwise.\n\n");
            }
            if (module.maxSeries() > 0) {
                text.append("Has at most ")
                        .append(module.maxSeries())
                        .append(" series, unless `max_series` says otherwise.\n\n");
            }
            if (module.onByDefault()) {
                text.append("Runs without being listed, until `modules.excluded_modules` names it.\n\n");
            }
        }
        text.append("## Emitters\n\n");
        for (EmitterProvider<?> emitter : sorted(plugins.emitters(), EmitterProvider::names)) {
            plugin(text, emitter.names(), emitter.summary(), emitter.defaults());
        }
        return text.toString().stripTrailing() + "\n";
    }

    /** The order in which plug-ins are found says nothing, and differs. */
    private static <P> List<P> sorted(List<P> plugins, Function<P, List<String>> names) {
        return plugins.stream()
                .sorted(Comparator.comparing(plugin -> names.apply(plugin).getFirst()))
                .toList();
    }

    private static void plugin(StringBuilder text, List<String> names, String summary, Record defaults)
            throws ConfigurationException {
        text.append("### ")
                .append(names.getFirst())
                .append("\n\n")
                .append(summary)
                .append("\n\n");
        if (names.size() > 1) {
            text.append("Also called `")
                    .append(String.join("`, `", names.subList(1, names.size())))
                    .append("`.\n\n");
        }
        List<KeyDescription> keys = KeyDescription.of(defaults);
        if (keys.isEmpty()) {
            text.append("It has no keys of its own.\n\n");
        } else {
            table(text, keys);
        }
    }

    private static void table(StringBuilder text, List<KeyDescription> keys) {
        text.append("| key | type | default | meaning |\n|---|---|---|---|\n");
        rows(text, "", keys);
        text.append('\n');
    }

    private static void rows(StringBuilder text, String prefix, List<KeyDescription> keys) {
        for (KeyDescription key : keys) {
            boolean object = key.type().equals("object");
            String value = object
                    ? ""
                    : key.value().map(json -> "`" + json + "`").orElse(key.required() ? "required" : "not set");
            row(text, "`" + prefix + key.key() + "`", key.type(), value, key.meaning());
            rows(text, prefix + key.key() + (object ? "." : "[]."), key.members());
        }
    }

    private static void row(StringBuilder text, String... cells) {
        for (String cell : cells) {
            text.append("| ")
                    .append(cell.replace("|", "\\|").replace("<", "&lt;"))
                    .append(' ');
        }
        text.append("|\n");
    }
}
