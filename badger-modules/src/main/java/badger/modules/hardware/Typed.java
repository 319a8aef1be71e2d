package badger.modules.hardware;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The names of things in /sys/class/thermal: their type, and their number where several are of one type. */
final class Typed {
    private Typed() {}

    static List<String> names(List<Path> folders) {
        List<String> types = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (Path folder : folders) {
            String file = folder.getFileName().toString();
            types.add(OneLine.of(folder.resolve("type"), file));
            numbers.add(file.replaceAll("[^0-9]", ""));
        }
        return ToldApart.by(types, numbers);
    }
}
