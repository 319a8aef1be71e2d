package badger.launcher;

import java.lang.module.FindException;
import java.lang.module.InvalidModuleDescriptorException;
import java.lang.module.ResolutionException;
import java.util.ServiceConfigurationError;

/** Says in one line why Java could not load a plug-in, with what somebody can do about it. */
final class LoadFailure {
    /** The class files of Java N have the version N + 44. */
    private static final int FIRST_VERSION = 44;

    private LoadFailure() {}

    static String reason(Throwable failure) {
        return words(failure).replaceAll("\\s*\\R\\s*", " | ").replaceAll("\\p{Cntrl}", "\uFFFD");
    }

    private static String words(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        if (failure instanceof UnsupportedClassVersionError || failure instanceof InvalidModuleDescriptorException) {
            int version = versionIn(message);
            return version == 0 ? message : madeFor(version - FIRST_VERSION);
        }
        if (isMissingClass(failure, message)) {
            return "it needs the class " + message.replace('/', '.')
                    + ", which is neither in its jars nor in this image";
        }
        if (failure instanceof ServiceConfigurationError) {
            return withCause(message.substring(message.indexOf(": ") + 1).strip(), failure);
        }
        if (failure instanceof FindException) {
            String missing = missingModule(message);
            return missing.isEmpty() ? withCause(message, failure) : message + hint(missing);
        }
        if (failure instanceof ResolutionException || failure instanceof LayerInstantiationException) {
            return withCause(message, failure);
        }
        return failure instanceof ExceptionInInitializerError && failure.getCause() != null
                ? withCause("it cannot be initialized", failure)
                : failure.toString();
    }

    private static String withCause(String message, Throwable failure) {
        Throwable cause = failure.getCause();
        if (cause == null) {
            return message;
        }
        return message.equals(cause.toString()) ? words(cause) : message + ": " + words(cause);
    }

    private static String madeFor(int version) {
        return "it was made for Java " + version + ", and this is Java "
                + Runtime.version().feature();
    }

    /** The number in "class file version 70.0" or "major.minor version 70.0", 0 if there is none. */
    private static int versionIn(String message) {
        int version = 0;
        int digit = message.indexOf("version ") < 0 ? message.length() : versionBegin(message);
        while (digit < message.length() && Character.isDigit(message.charAt(digit))) {
            version = 10 * version + Character.digit(message.charAt(digit), 10);
            digit++;
        }
        return version;
    }

    private static int versionBegin(String message) {
        String words = message.contains("class file version ") ? "class file version " : "version ";
        return message.indexOf(words) + words.length();
    }

    /** One that could not be initialized is there: its message has more than a name. */
    private static boolean isMissingClass(Throwable failure, String message) {
        return (failure instanceof NoClassDefFoundError || failure instanceof ClassNotFoundException)
                && message.indexOf(' ') < 0;
    }

    /** The name in "Module java.sql not found, required by example", empty if that is not what is said. */
    private static String missingModule(String message) {
        String before = "Module ";
        int end = message.indexOf(" not found");
        return message.startsWith(before) && end > 0 ? message.substring(before.length(), end) : "";
    }

    private static String hint(String module) {
        return module.startsWith("java.") || module.startsWith("jdk.")
                ? ": this image lacks that part of Java; -Djava.modules=" + module
                        + " links one that has it (docs/operation.md)"
                : ": its jar must stand beside the plug-in's, in a folder of their own";
    }
}
