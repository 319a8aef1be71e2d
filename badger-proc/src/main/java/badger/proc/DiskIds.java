package badger.proc;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reader of {@code /dev/disk/by-id}: udev's links from names that stay with a device (its model and serial number) to the
 * name that the kernel gave it at this start. Not safe for use by several threads.
 *
 * @see <a href="https://wiki.archlinux.org/title/Persistent_block_device_naming">Persistent block device naming</a>
 */
public final class DiskIds {
    /** The id of what is on a disk, not of the disk. */
    private static final String CONTENT = "lvm-pv-uuid-";

    private final Path folder;
    private final Path devices;
    private final Map<String, String> ids = new HashMap<>();

    /** Names the folder; its parent's parent is that of the devices. */
    public DiskIds(Path folder) {
        this.folder = folder;
        this.devices = folder.resolve("../..").normalize();
    }

    /**
     * Reads all links.
     *
     * @throws IOException if the folder cannot be read; then nothing is known
     */
    public void read() throws IOException {
        ids.clear();
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder)) {
            for (Path link : links) {
                String id = String.valueOf(link.getFileName());
                if (!id.startsWith(CONTENT)) {
                    learn(id, link);
                }
            }
        }
    }

    private void learn(String id, Path link) {
        try {
            Path device = folder.resolve(Files.readSymbolicLink(link)).normalize();
            if (device.startsWith(devices)) {
                String name = devices.relativize(device).toString();
                String known = ids.get(name);
                if (known == null || id.compareTo(known) < 0) {
                    ids.put(name, id);
                }
            }
        } catch (IOException e) {
            // no link, or gone since it was listed
        }
    }

    /**
     * The id of a device, named as in /proc/diskstats; of several the first in the order of the alphabet, which is the one
     * with the model before the one with a number alone ({@code ata-}, {@code nvme-MODEL} before {@code wwn-}); null if it
     * has none.
     */
    public @Nullable String id(String device) {
        return ids.get(device);
    }
}
