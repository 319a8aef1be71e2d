package badger.modules.hardware;

import badger.core.spi.Key;

/**
 * The keys of module hardware.
 *
 * @param voltages whether voltages and currents are read
 * @param limits whether limits and alarms of sensors are read
 * @param coolingDevices whether cooling devices are read
 * @param dimms whether memory errors are counted for each module of memory
 */
public record HardwareConfig(
        @Key("voltages and currents that the sensors measure, of which a board has a dozen or two")
        boolean voltages,

        @Key("what the sensors hold to be the least, the most and the critical value, and their alarms")
        boolean limits,

        @Key("cooling devices: how much each one does, and could do")
        boolean coolingDevices,

        @Key("memory errors of every module of memory, or of every row of chips where a kernel does not know these")
        boolean dimms) {}
