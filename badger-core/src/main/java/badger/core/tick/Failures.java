package badger.core.tick;

import badger.core.log.EventLog;
import java.io.IOException;
import java.util.function.Consumer;
import org.slf4j.event.Level;

/** What is done about a throwable that came out of a plug-in. */
public final class Failures {
    private Failures() {}

    /** Counts and says a module's failure; one that the process cannot live with goes to {@code fatal} as well. */
    static void told(Throwable failure, ModuleUnit unit, EventLog log, Consumer<Throwable> fatal) {
        unit.countError();
        log.say(Level.WARN, unit.entry(), kind(failure), "nothing could be read: " + text(failure), failure);
        if (isFatal(failure)) {
            fatal.accept(failure);
        }
    }

    /** Whether the process must end: memory or the virtual machine itself cannot be trusted any more. */
    public static boolean isFatal(Throwable failure) {
        return failure instanceof OutOfMemoryError || failure instanceof InternalError;
    }

    /** The failure in one line: the plug-in's own words for an expected one, its type as well for any other. */
    public static String text(Throwable failure) {
        String message = failure.getMessage();
        if (failure instanceof IOException
                && message != null
                && failure.getClass().getSimpleName().endsWith("FormatException")) {
            return message;
        }
        return message == null
                ? failure.getClass().getName()
                : failure.getClass().getSimpleName() + ": " + message;
    }

    /** What makes two failures of one place equal: type and words, numbers apart. */
    public static String kind(Throwable failure) {
        return failure.getClass().getName()
                + ' '
                + String.valueOf(failure.getMessage()).replaceAll("[0-9]+", "#");
    }
}
