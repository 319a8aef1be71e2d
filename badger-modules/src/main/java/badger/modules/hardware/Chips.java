package badger.modules.hardware;

import badger.core.spi.Instances;
import badger.core.spi.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Makes the chips of {@code /sys/class/hwmon}. A chip is called what its driver calls it, chips of one name are told apart by their
 * devices; a sensor is called by its label, or else as its file is.
 */
final class Chips {
    private final HardwareConfig config;
    private final Instances<SensorSeries.OfChip> series;

    Chips(HardwareConfig config, Schema schema) {
        this.config = config;
        series = schema.instances("chip", SensorSeries.OfChip::new);
    }

    /** The chips in these folders. */
    List<Device> in(List<Path> folders) {
        List<Path> own = new ArrayList<>();
        List<String> names = new ArrayList<>();
        List<String> devices = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        for (Path folder : folders) {
            String number = folder.getFileName().toString();
            Path files = files(folder);
            own.add(files);
            names.add(OneLine.of(files.resolve("name"), number));
            devices.add(device(folder, number));
            numbers.add(number);
        }
        List<String> apart = ToldApart.by(ToldApart.by(names, devices), numbers);
        List<Device> chips = new ArrayList<>();
        for (int i = 0; i < own.size(); i++) {
            chips.add(new Chip(folders.get(i), own.get(i), apart.get(i), sensors(own.get(i)), series));
        }
        return chips;
    }

    /** Where its files are: until 3.x drivers had them in the folder of the device. */
    private static Path files(Path folder) {
        Path older = folder.resolve("device");
        return !Files.exists(folder.resolve("name")) && Files.exists(older.resolve("name")) ? older : folder;
    }

    /** The device that it is part of, {@code nvme0} or {@code 0000:00:18.3}. */
    private static String device(Path folder, String otherwise) {
        try {
            return folder.resolve("device").toRealPath().getFileName().toString();
        } catch (IOException e) {
            // made of software only
            return otherwise;
        }
    }

    private List<Sensor> sensors(Path folder) {
        String[] names = folder.toFile().list();
        Set<String> there = Set.of(names == null ? new String[0] : names);
        List<Sensor> sensors = new ArrayList<>();
        for (Quantity quantity : Quantity.values()) {
            if (config.voltages() || !quantity.isElectrical()) {
                sensors(quantity, folder, there, sensors);
            }
        }
        return sensors;
    }

    private void sensors(Quantity quantity, Path folder, Set<String> there, List<Sensor> sensors) {
        List<String> stems = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int number : numbers(quantity, there)) {
            String stem = quantity.word() + number;
            stems.add(stem);
            labels.add(OneLine.of(folder.resolve(stem + "_label"), stem));
        }
        List<String> apart = ToldApart.by(labels, stems);
        for (int i = 0; i < stems.size(); i++) {
            String stem = stems.get(i);
            String input = stem + (there.contains(stem + "_input") ? "_input" : "_average");
            sensors.add(new Sensor(quantity, apart.get(i), stem, input, folder, there, config.limits()));
        }
    }

    /** The numbers of the sensors of a quantity: those that a file says the value of. */
    private static Set<Integer> numbers(Quantity quantity, Set<String> there) {
        Set<Integer> numbers = new TreeSet<>();
        for (String file : there) {
            int end = file.indexOf('_');
            if (end > 0 && file.startsWith(quantity.word()) && (file.endsWith("_input") || file.endsWith("_average"))) {
                int number = number(file, quantity.word().length(), end);
                if (number >= 0 && file.indexOf('_', end + 1) < 0) {
                    numbers.add(number);
                }
            }
        }
        return numbers;
    }

    /** The number in a part of a name, of up to four digits; or -1. */
    private static int number(String name, int from, int to) {
        if (to <= from || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = name.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
