package badger.exec;

import badger.core.spi.Secret;
import badger.core.wire.ByteWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The program in Python that runs what was written for the Python agent: {@code legacy.py} beside this class. */
final class PythonHelper {
    /** What is started where nobody says otherwise. */
    static final String PYTHON = "python3";

    /**
     * The variable that carries the program itself: a file would have to lie somewhere, and as a word it would fill the list of
     * processes.
     */
    private static final String SOURCE = "BADGER_HELPER";

    private static final String START = "import os; exec(os.environ.pop('" + SOURCE + "'))";

    /** The variable that carries an emitter's configuration. */
    private static final String CONFIG = "BADGER_CONFIG";

    private PythonHelper() {}

    /** How the helper of all modules of a folder is started. */
    static Launch modules(String python, Path folder) {
        return launch(python, List.of("module", absolute(folder)), Map.of());
    }

    /** How the helper of one emitter is started; {@code config} is its file's JSON. */
    static Launch emitter(String python, Path folder, String name, String config) {
        String request = "{\"config\":" + config + '}';
        return launch(python, List.of("emitter", absolute(folder), name), Map.of(CONFIG, Secret.parse(request)));
    }

    /** The same of an emitter that has a file, which the helper reads. */
    static Launch emitterWithFile(String python, Path folder, String name, Path file) {
        String request = "{\"file\":" + quoted(absolute(file)) + '}';
        return launch(python, List.of("emitter", absolute(folder), name), Map.of(CONFIG, Secret.parse(request)));
    }

    private static Launch launch(String python, List<String> arguments, Map<String, Secret> more) {
        List<String> words = new ArrayList<>(List.of(python, "-c", START));
        words.addAll(arguments);
        Map<String, Secret> environment = new HashMap<>(more);
        environment.put(SOURCE, Secret.parse(source()));
        return new Launch(List.copyOf(words), environment);
    }

    private static String absolute(Path folder) {
        return folder.toAbsolutePath().toString();
    }

    private static String source() {
        try (InputStream source = Objects.requireNonNull(PythonHelper.class.getResourceAsStream("legacy.py"))) {
            return new String(source.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the helper's source is in this module, and cannot be read", e);
        }
    }

    /** Whether a folder has a plug-in of that name; a name with a dot, as of a file elsewhere, is none of Python. */
    static boolean has(Path folder, String name) {
        return name.indexOf('.') < 0 && Files.isRegularFile(folder.resolve(name + ".py"));
    }

    /** A text as JSON. */
    static String quoted(String text) {
        return new String(new ByteWriter(text.length() + 2).jsonString(text).copy(), StandardCharsets.US_ASCII);
    }
}
