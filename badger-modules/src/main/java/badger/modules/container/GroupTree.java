package badger.modules.container;

import static badger.proc.ProcValue.ABSENT;

import badger.core.spi.ModuleContext;
import badger.core.spi.Tick;
import badger.proc.CgroupFolder;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The groups of containers, and of services if they are wanted, as they come and go. The tree is walked when the kernel
 * says that it has changed or a group is gone, or else now and then; what is below a container is its own, and not looked at. A folder is
 * listed only if it has come to hold another number of folders (there is no time of change to go by: cgroupfs does not
 * keep it), or one that was known is gone.
 */
final class GroupTree implements AutoCloseable {
    /** How long the tree is left alone, whatever changes in it. */
    private static final long SHORTEST = Duration.ofSeconds(5).toNanos();
    /** How long it is left alone where the kernel does not tell of changes. */
    private static final long UNTOLD = Duration.ofSeconds(10).toNanos();
    /** How long it is left alone if the kernel says that nothing has changed: as many may have come as went. */
    private static final long LONGEST = Duration.ofSeconds(60).toNanos();
    /** Walking takes at most one part in so many of the time. */
    private static final int PARTS = 100;

    private static final int UNKNOWN = -2;

    private final CgroupVersion version;
    private final boolean services;
    private final KeptFiles files;
    private final ModuleContext context;
    private final Folder top;
    private final List<Group> groups = new ArrayList<>();
    private long numbers;
    private boolean walked;
    private long walkedAt;
    private long walkNanos;
    private long changes = ABSENT;
    /** Whether a group was found to be gone since then: its successor may bear its name, and leave their count as it was. */
    private boolean dropped;

    /**
     * A tree that has not been walked yet.
     *
     * @param version how its files are read
     * @param services whether services and slices are wanted as well
     * @param files where their files are kept open
     * @param context who is told what cannot be read
     */
    GroupTree(CgroupVersion version, boolean services, KeptFiles files, ModuleContext context) {
        this.version = version;
        this.services = services;
        this.files = files;
        this.context = context;
        top = new Folder("", version.root(), null);
    }

    /** The groups there are, in the order in which they were found. */
    List<Group> groups() {
        return groups;
    }

    /** Looks for groups that have come or gone, if it is time to. */
    void look(Tick tick) {
        long told = ABSENT;
        try {
            told = version.changes();
        } catch (NoSuchFileException e) {
            // kernels before 4.14 do not tell
        } catch (IOException e) {
            context.problem(e);
        }
        if (!isDue(told, tick.nanoTime() - walkedAt)) {
            return;
        }
        long began = context.clock().nanoTime();
        boolean _ = walk(top);
        walkNanos = context.clock().nanoTime() - began;
        walked = true;
        walkedAt = tick.nanoTime();
        changes = told;
        dropped = false;
    }

    private boolean isDue(long told, long rested) {
        if (!walked) {
            return true;
        }
        long longest = told == ABSENT ? UNTOLD : LONGEST;
        return rested >= Math.max(told == changes && !dropped ? longest : SHORTEST, PARTS * walkNanos);
    }

    /** Forgets a group that is gone. */
    void drop(Group group) {
        groups.remove(group);
        group.close();
        dropped = true;
    }

    /** Takes over what has changed in a folder and below it; false if it is gone. */
    private boolean walk(Folder folder) {
        try {
            int count = CgroupFolder.count(folder.file);
            if (count < 0 || count != folder.count) {
                list(folder);
                folder.count = count;
            }
            if (!walkBelow(folder)) {
                // as many may have come as went
                list(folder);
                boolean _ = walkBelow(folder);
            }
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            context.problem(e);
        }
        return true;
    }

    /** False if one of the folders in it is gone. */
    private boolean walkBelow(Folder folder) {
        boolean all = true;
        for (Folder child : folder.below) {
            all &= child.isContainer() ? !child.isGone() : walk(child);
        }
        return all;
    }

    private void list(Folder folder) throws IOException {
        List<String> names = CgroupFolder.names(folder.file);
        names.sort(null);
        List<Folder> now = new ArrayList<>(names.size());
        for (Folder child : folder.below) {
            // of one that is gone, another may have come under the same name
            if (!child.isGone() && names.remove(child.file.getFileName().toString())) {
                now.add(child);
            } else {
                forget(child);
            }
        }
        for (String name : names) {
            now.add(found(folder, name));
        }
        folder.below = now;
    }

    private Folder found(Folder parent, String name) {
        String path = parent.path + '/' + name;
        GroupName whose = GroupName.of(path);
        Folder child = new Folder(path, parent.file.resolve(name), whose);
        if (whose != null && (whose.container() || services)) {
            Group group = new Group(child.file, path.substring(1), whose, ++numbers, files, context);
            version.open(group);
            groups.add(group);
            child.group = group;
        }
        return child;
    }

    private void forget(Folder folder) {
        for (Folder child : folder.below) {
            forget(child);
        }
        Group group = folder.group;
        if (group != null) {
            drop(group);
        }
    }

    @Override
    public void close() {
        forget(top);
        version.close();
    }

    /** A folder that is known. */
    private static final class Folder {
        private final String path;
        private final Path file;
        private final @Nullable GroupName whose;
        private @Nullable Group group;
        private int count = UNKNOWN;
        private List<Folder> below = List.of();

        private Folder(String path, Path file, @Nullable GroupName whose) {
            this.path = path;
            this.file = file;
            this.whose = whose;
        }

        private boolean isContainer() {
            return whose != null && whose.container();
        }

        private boolean isGone() {
            Group of = group;
            return of != null && of.isGone();
        }
    }
}
