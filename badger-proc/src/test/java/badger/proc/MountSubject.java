package badger.proc;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The reader of mounts under test. */
final class MountSubject {
    private MountSubject() {}

    static Subject mountInfo() {
        MountInfo reader = new MountInfo(Path.of("/nowhere"));
        return new Subject("proc/self/mountinfo", NaiveMounts::mountInfo, (cursor, found) -> {
            reader.clear();
            reader.parse(cursor);
            put(reader.mounts(), found);
        });
    }

    private static void put(List<MountInfo.Mount> mounts, Map<String, String> found) {
        for (int row = 0; row < mounts.size(); row++) {
            MountInfo.Mount mount = mounts.get(row);
            String prefix = "row" + row + ".";
            found.put(prefix + "id", Long.toString(mount.id()));
            found.put(prefix + "parent", Long.toString(mount.parent()));
            found.put(prefix + "device", Subject.bytesOf(mount.device()));
            found.put(prefix + "root", Subject.bytesOf(mount.root()));
            found.put(prefix + "point", Subject.bytesOf(mount.point()));
            found.put(prefix + "type", Subject.bytesOf(mount.type()));
            found.put(prefix + "source", Subject.bytesOf(mount.source()));
            found.put(prefix + "readOnly", Boolean.toString(mount.readOnly()));
        }
    }
}
