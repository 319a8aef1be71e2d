package badger.modules.hardware;

/**
 * What sensors measure, as the names of their files begin.
 *
 * @see <a href="https://docs.kernel.org/hwmon/sysfs-interface.html">Documentation/hwmon/sysfs-interface.rst</a>
 */
enum Quantity {
    /** Millidegrees Celsius. */
    TEMPERATURE("temp", "hwmon.temperature", "C", 1e3, "temperature", false),
    /** Revolutions a minute. */
    FAN("fan", "hwmon.fan", "rpm", 1, "speed of a fan", false),
    /** Microwatts. */
    POWER("power", "hwmon.power", "W", 1e6, "power that is taken", false),
    /** Thousandths of a percent. */
    HUMIDITY("humidity", "hwmon.humidity", "percent", 1e3, "relative humidity", false),
    /** Millivolts. */
    VOLTAGE("in", "hwmon.voltage", "V", 1e3, "voltage", true),
    /** Milliamperes. */
    CURRENT("curr", "hwmon.current", "A", 1e3, "current", true);

    private final String word;
    private final String metric;
    private final String unit;
    private final double parts;
    private final String meaning;
    private final boolean electrical;

    Quantity(String word, String metric, String unit, double parts, String meaning, boolean electrical) {
        this.word = word;
        this.metric = metric;
        this.unit = unit;
        this.parts = parts;
        this.meaning = meaning;
        this.electrical = electrical;
    }

    /** What the names of its files begin with. */
    String word() {
        return word;
    }

    String metric() {
        return metric;
    }

    String unit() {
        return unit;
    }

    /** How many of the kernel's units are one of ours. */
    double parts() {
        return parts;
    }

    String meaning() {
        return meaning;
    }

    /** Whether it is one of those that a board has a dozen of and that are rarely looked at. */
    boolean isElectrical() {
        return electrical;
    }
}
