package badger.core;

import java.nio.file.Path;

/**
 * A folder that a main file names for plug-ins; it need not be there.
 *
 * @param section where the file names it: {@code modules}, {@code async_modules} or {@code emitters}
 * @param path the folder
 */
public record PluginFolder(String section, Path path) {}
