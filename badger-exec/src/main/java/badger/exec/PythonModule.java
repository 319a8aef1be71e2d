package badger.exec;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A module of the Python agent, as its helper is asked for it. */
final class PythonModule {
    private final String name;
    private final String configuration;
    private String key;

    /** Its answers that nobody has read yet: its points, or what went wrong. */
    final Queue<byte[]> answers = new ConcurrentLinkedQueue<>();

    /** Whether the helper that runs knows it. */
    boolean loaded;

    /** Whether it has been asked and has not answered yet. */
    boolean asked;

    /** When it was asked, on the monotonic clock. */
    long askedNanos;

    private PythonModule(String name, String configuration) {
        this.name = name;
        this.configuration = configuration;
        this.key = name;
    }

    /** One whose configuration is known. */
    static PythonModule configured(String name, String json) {
        return new PythonModule(name, "\"config\":" + json);
    }

    /** One whose configuration the helper reads from a file. */
    static PythonModule withFile(String name, String file) {
        return new PythonModule(name, "\"file\":" + PythonHelper.quoted(file));
    }

    String name() {
        return name;
    }

    /** Whether it was asked so long ago that it will never answer. */
    boolean isOverdue(long now, long deadlineNanos) {
        return asked && now - askedNanos >= deadlineNanos;
    }

    /** What tells it from others in one helper. */
    String key() {
        return key;
    }

    /** Gives it another key, since an entry of the same name has that one. */
    void count(int number) {
        key = name + '#' + number;
    }

    /** Forgets what it had to do with a helper that has ended. */
    void startAnew() {
        loaded = false;
        asked = false;
        answers.clear();
    }

    /** The line that has it loaded. */
    String load() {
        return "{\"load\":" + PythonHelper.quoted(key) + ",\"name\":" + PythonHelper.quoted(name) + ',' + configuration
                + '}';
    }

    /** The line that asks it. */
    String collect(long iteration) {
        return "{\"collect\":" + PythonHelper.quoted(key) + ",\"iteration\":" + iteration + '}';
    }
}
