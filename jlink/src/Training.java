import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Lets the agent of a linked image run as it will run, and has Java write the classes that this takes into the image's
 * archive: see docs/adr/0015-a-small-process.md. Reading a configuration and sending over the network belong to it, since
 * every agent in earnest does both.
 */
final class Training {
    private static final String MAIN = "badger.launcher/badger.launcher.Main";

    private final Path image;
    private final Path folder;

    private Training(Path image, Path folder) {
        this.image = image;
        this.folder = folder;
    }

    /** Makes an image's archive. */
    static void of(Path image) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("badger-training");
        try {
            new Training(image, folder).run();
        } finally {
            LinkImage.deleteTree(folder);
        }
    }

    private void run() throws IOException, InterruptedException {
        Path classes = folder.resolve("classes.txt");
        // where Java looks for an archive without being told
        Path archive = image.resolve("lib/server/classes.jsa");
        try (Peer peer = new Peer()) {
            Path configuration = configuration(peer);
            java("-Xshare:off", "-XX:DumpLoadedClassList=" + classes, "-m", MAIN, "-f", configuration, "--ticks", 3);
        }
        java(
                "-Xshare:dump",
                "-XX:SharedClassListFile=" + classes,
                "-XX:SharedArchiveFile=" + archive,
                "-XX:+AOTClassLinking",
                "-m",
                MAIN);
        java("-Xshare:on", "-m", MAIN, "--version");
    }

    /**
     * Every module; of the emitters those that most hosts use, since every host pays for what is in the archive: what is not
     * is loaded where it is configured.
     */
    private Path configuration(Peer peer) throws IOException, InterruptedException {
        java("-m", MAIN, "init", folder.resolve("etc"));
        Path files = folder.resolve("etc/conf.d");
        Map<String, String> emitters =
                Map.of("stdout", "{}", "graphite", "{\"host\": \"127.0.0.1\", \"port\": %d}".formatted(peer.port()));
        List<String> linked = new ArrayList<>();
        for (String emitter : emitters.keySet()) {
            if (Files.exists(files.resolve(emitter + ".conf"))) {
                Files.writeString(files.resolve(emitter + ".conf"), emitters.get(emitter));
                linked.add('"' + emitter + '"');
            }
        }
        Files.writeString(
                files.resolve("process_stats.conf"),
                "{\"processes\": [{\"name\": \"java\", \"pattern\": \"bin/java\"}]}");
        Path main = folder.resolve("etc/config.json");
        String text = Files.readString(main)
                // a machine that builds images may well be called localhost, which the agent refuses to be
                .replace("\"hostname\": \"auto\"", "\"hostname\": \"training\"")
                .replaceFirst("(?<=\"included_emitters\": )\\[[^]]*]", linked.toString());
        Files.writeString(main, text);
        return main;
    }

    /** Runs the image's Java; what is set for other Java programs is not meant for this one. */
    private void java(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(image.resolve("bin/java").toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Path output = folder.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().put("STATE_DIRECTORY", folder.resolve("state").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IOException(command + " ended with " + status + ":\n" + Files.readString(output));
        }
    }

    /** A server that takes everything and answers nothing, as Carbon does. */
    private static final class Peer implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());

        Peer() throws IOException {
            Thread.ofVirtual().start(this::accept);
        }

        int port() {
            return server.getLocalPort();
        }

        private void accept() {
            while (!server.isClosed()) {
                try {
                    Socket socket = server.accept();
                    Thread.ofVirtual().start(() -> drain(socket));
                } catch (IOException e) {
                    return; // closed
                }
            }
        }

        private static void drain(Socket socket) {
            try (socket) {
                socket.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
