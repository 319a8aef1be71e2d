package badger.core.config;

import badger.core.ConfigurationException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The text of a file that somebody else wrote: bounded, and UTF-8 or refused. */
final class SourceText {
    private SourceText() {}

    /**
     * Reads a file.
     *
     * @param file the file
     * @param limit the most bytes it may have
     * @param place what to blame if it cannot be read
     * @return its text without a byte order mark
     */
    static String read(Path file, int limit, Place place) throws ConfigurationException {
        byte[] bytes;
        try {
            if (Files.isDirectory(file)) {
                throw place.refused(about(file, place, "is a folder, not a file"));
            }
            try (InputStream in = Files.newInputStream(file)) {
                bytes = in.readNBytes(limit + 1);
            }
        } catch (NoSuchFileException e) {
            throw place.refused(about(file, place, "does not exist"));
        } catch (AccessDeniedException e) {
            throw place.refused(about(file, place, "may not be read by this user"));
        } catch (IOException e) {
            throw place.refused(about(file, place, "cannot be read: " + e.getMessage()));
        }
        if (bytes.length > limit) {
            throw place.refused(about(file, place, "is larger than " + limit / 1024 + " KiB"));
        }
        return decode(bytes, file, place);
    }

    /** Names the file unless the place does so already. */
    private static String about(Path file, Place place, String message) {
        return place.file().equals(file.toString()) ? message : Words.quoted(file.toString()) + " " + message;
    }

    private static String decode(byte[] bytes, Path file, Place place) throws ConfigurationException {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        out.flip();
        if (result.isError()) {
            throw place.refused(about(file, place, "is not UTF-8: see byte " + (in.position() + 1)));
        }
        boolean marked = out.hasRemaining() && out.charAt(0) == '\uFEFF';
        return marked ? out.subSequence(1, out.length()).toString() : out.toString();
    }
}
