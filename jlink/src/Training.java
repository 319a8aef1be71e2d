import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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
        java("-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + archive,
                "-XX:+AOTClassLinking", "-m", MAIN);
        java("-Xshare:on", "-m", MAIN, "--version");
    }

    /** Everything that the image has, but for emitters whose server is more than a socket. */
    private Path configuration(Peer peer) throws IOException, InterruptedException {
        java("-m", MAIN, "init", folder.resolve("etc"));
        Path files = folder.resolve("etc/conf.d");
        Map<String, String> emitters = Map.of(
                "stdout", "{}",
                "graphite", "{\"host\": \"localhost\", \"port\": %d}".formatted(peer.port()),
                "influxdb", "{\"host\": \"localhost\", \"port\": %d, \"database\": \"none\"}".formatted(peer.port()));
        List<String> linked = new ArrayList<>();
        for (String emitter : emitters.keySet()) {
            if (Files.exists(files.resolve(emitter + ".conf"))) {
                Files.writeString(files.resolve(emitter + ".conf"), emitters.get(emitter));
                linked.add('"' + emitter + '"');
            }
        }
        Files.writeString(
                files.resolve("process_stats.conf"), "{\"processes\": [{\"name\": \"java\", \"pattern\": \"bin/java\"}]}");
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
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeAll(Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().put("STATE_DIRECTORY", folder.resolve("state").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IOException(command + " ended with " + status + ":\n" + Files.readString(output));
        }
    }

    /** A server that takes everything: what is a POST of HTTP is answered with 204, the rest with nothing. */
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
                    Thread.ofVirtual().start(() -> serve(socket));
                } catch (IOException e) {
                    return; // closed
                }
            }
        }

        private static void serve(Socket socket) {
            try (socket; InputStream in = new BufferedInputStream(socket.getInputStream())) {
                in.mark(4);
                boolean isPost = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("POST");
                in.reset();
                if (!isPost) {
                    in.skip(Long.MAX_VALUE);
                }
                while (isPost && takeRequest(in)) {
                    socket.getOutputStream()
                            .write("HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static boolean takeRequest(InputStream in) throws IOException {
            long body = 0;
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                String header = line.toLowerCase(Locale.ROOT);
                if (header.startsWith("content-length:")) {
                    body = Long.parseLong(header.substring("content-length:".length()).strip());
                } else if (header.equals("\0")) {
                    return false;
                }
            }
            in.skipNBytes(body);
            return true;
        }

        /** A line without its end, or a zero byte where there is none any more. */
        private static String line(InputStream in) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = in.read(); c != '\n'; c = in.read()) {
                if (c < 0) {
                    return "\0";
                }
                line.append((char) c);
            }
            return line.toString().strip();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }
}
