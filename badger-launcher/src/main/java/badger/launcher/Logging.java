package badger.launcher;

import badger.core.LogSettings;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Where log lines go: one line an event, with time, level and where it comes from. */
final class Logging {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    /** The settings of slf4j-simple, which reads them once. */
    private static final Map<String, String> LOOK = Map.of(
            "logFile", "System.err",
            "cacheOutputStream", "false",
            "showDateTime", "true",
            "dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX",
            "showThreadName", "false",
            "showLogName", "true");

    private Logging() {}

    /** Has lines of libraries look like the agent's own, should one speak before the log is known. */
    static void look() {
        LOOK.forEach((key, value) -> System.setProperty(PREFIX + key, value));
    }

    /**
     * Sets logging up; to be called before any logger exists.
     *
     * @throws IOException if the log file cannot be written
     */
    static void open(LogSettings settings) throws IOException {
        look();
        System.setProperty(PREFIX + "defaultLogLevel", settings.level().name().toLowerCase(Locale.ROOT));
        System.setErr(new PrintStream(
                settings.dest() == LogSettings.Destination.FILE
                        ? new LogFile(Path.of(settings.fileName()))
                        : new FileOutputStream(FileDescriptor.err),
                true,
                StandardCharsets.UTF_8));
        // slf4j is there for libraries: an agent whose libraries say nothing never loads it.
        System.setOut(new PrintStream(
                new LinesToLog(line -> LoggerFactory.getLogger("stdout").info(line)), true, StandardCharsets.UTF_8));
    }
}
