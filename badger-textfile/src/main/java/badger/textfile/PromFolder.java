package badger.textfile;

import badger.core.spi.ModuleContext;
import badger.formats.TextFormatException;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The folder: which files of it are read. */
final class PromFolder {
    /** The end of their names. */
    static final String SUFFIX = ".prom";

    /** So many at the most. */
    static final int MOST_FILES = 500;

    private final String folder;
    private final ModuleContext context;
    private boolean toldMissing;
    private boolean toldMany;

    /**
     * A folder that need not be there.
     *
     * @param folder as the host sees it
     * @param context where the host's root is, and where it is told what is wrong
     */
    PromFolder(String folder, ModuleContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** Where it is now. */
    Path path() {
        return context.paths().inRoot(folder);
    }

    /** What a file of it is called when something is wrong. */
    String source(String name) {
        return folder + '/' + name;
    }

    /**
     * The names of its files, in order.
     *
     * @param path where it is
     * @throws IOException if it is there and cannot be listed
     */
    List<String> names(Path path) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
            for (Path entry : entries) {
                String name = String.valueOf(entry.getFileName());
                if (name.endsWith(SUFFIX) && name.length() > SUFFIX.length()) {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            tellMissing();
            return names;
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        toldMissing = false;
        names.sort(null);
        return names.size() > MOST_FILES ? first(names) : names;
    }

    private void tellMissing() {
        if (!toldMissing) {
            toldMissing = true;
            context.problem(
                    new TextFormatException(folder, "there is no such folder: its files are read once there is one"));
        }
    }

    private List<String> first(List<String> names) {
        if (!toldMany) {
            toldMany = true;
            context.problem(new TextFormatException(
                    folder, "has " + names.size() + " files: the first " + MOST_FILES + " by name are read"));
        }
        return names.subList(0, MOST_FILES);
    }
}
