package badger.exec;

import badger.core.spi.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How a program is started: its words as they are, never a shell's, in a session of its own (setsid(1)) where there is that
 * program, with little of the agent's environment, in which secrets may stand.
 *
 * @param words the program and its arguments
 * @param environment variables that it has besides
 */
record Launch(List<String> words, Map<String, Secret> environment) {
    private static final List<String> HANDED_ON = List.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TZ", "TMPDIR");
    private static final List<String> SETSID = List.of("/usr/bin/setsid", "/bin/setsid");

    /** Starts it. */
    Process start() throws IOException {
        List<String> command = new ArrayList<>();
        for (String setsid : SETSID) {
            if (command.isEmpty() && Files.isExecutable(Path.of(setsid))) {
                command.add(setsid);
            }
        }
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> given = builder.environment();
        given.keySet().retainAll(HANDED_ON);
        environment.forEach((name, value) -> given.put(name, value.reveal()));
        return builder.start();
    }

    /** What it is called in messages. */
    String name() {
        String first = words.getFirst();
        return first.substring(first.lastIndexOf('/') + 1);
    }
}
