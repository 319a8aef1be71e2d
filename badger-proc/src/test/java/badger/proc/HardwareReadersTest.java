package badger.proc;

import static badger.proc.ProcValue.ABSENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import badger.proc.MdStat.Column;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers of sensors, arrays and power supplies, each on plain files and on some that are not. */
final class HardwareReadersTest {
    @TempDir
    private Path root;

    @Test
    void anArrayThatIsRepaired() throws IOException {
        try (MdStat arrays = new MdStat(ProcText.write(root, "mdstat", """
                Personalities : [raid1] [raid6]
                md0 : active (read-only) raid1 sdc1[2] sdb1[1](F) sdd1[3](S) sda1[0]
                      292945152 blocks super 1.2 [3/2] [U_U]
                      [==>..................]  recovery = 12.6% (37043392/292945152) finish=127.5min speed=33440K/sec
                      bitmap: 0/1 pages [0KB], 65536KB chunk

                md1 : inactive sde[0](S)
                      16776704 blocks super external:imsm

                unused devices: <none>
                """))) {
            arrays.read();
            assertThat(arrays.problem()).isNull();
            assertThat(arrays.size()).isEqualTo(2);
            assertThat(arrays.value(0, Column.READ_ONLY)).isOne();
            assertThat(arrays.value(0, Column.MEMBERS)).isEqualTo(4);
            assertThat(arrays.value(0, Column.FAILED)).isOne();
            assertThat(arrays.value(0, Column.SPARE)).isOne();
            assertThat(arrays.value(0, Column.DISKS)).isEqualTo(3);
            assertThat(arrays.value(0, Column.WORKING)).isEqualTo(2);
            assertThat(arrays.sync(0)).isEqualTo(MdStat.Sync.RECOVERY);
            assertThat(arrays.value(0, Column.DONE)).isEqualTo(37043392);
            assertThat(arrays.value(0, Column.WHOLE)).isEqualTo(292945152);
            assertThat(arrays.name(1)).isEqualTo("md1");
            assertThat(arrays.value(1, Column.ACTIVE)).isZero();
            assertThat(arrays.value(1, Column.DISKS)).isEqualTo(ABSENT);
            assertThat(arrays.sync(1)).isEqualTo(MdStat.Sync.NONE);
        }
    }

    @Test
    void anArrayOfAnUnknownStateIsLeftOut() throws IOException {
        try (MdStat arrays = new MdStat(
                ProcText.write(
                        root,
                        "mdstat",
                        "Personalities : \nmd0 : asleep raid1 sda[0]\n      5 blocks [1/1] [U]\nmd1 : active raid1 sda[0]\n"))) {
            arrays.read();
            assertThat(arrays.size()).isOne();
            assertThat(arrays.value(0, Column.DISKS)).isEqualTo(ABSENT);
            assertThat(arrays.problem()).hasMessageEndingWith("byte 17: active or inactive was expected");
        }
    }

    @Test
    void withoutPersonalitiesNothingIsTrusted() {
        try (MdStat arrays = new MdStat(ProcText.write(root, "mdstat", "md0 : active raid1 sda[0]\n"))) {
            assertThatThrownBy(arrays::read).isInstanceOf(ProcFormatException.class);
        }
    }

    @Test
    void aBatteryBelowZero() throws IOException {
        try (PowerSupply supply = new PowerSupply(ProcText.write(root, "uevent", """
                POWER_SUPPLY_STATUS=Not charging
                POWER_SUPPLY_TEMP=-53
                POWER_SUPPLY_TEMP_MAX=600
                POWER_SUPPLY_CAPACITY=many
                """))) {
            supply.read();
            assertThat(supply.status()).isEqualTo("Not charging");
            assertThat(supply.value(PowerSupply.Column.TEMP)).isEqualTo(-53);
            assertThat(supply.value(PowerSupply.Column.CAPACITY)).isEqualTo(SignedNumber.NONE);
            assertThat(supply.value(PowerSupply.Column.ONLINE)).isEqualTo(SignedNumber.NONE);
            assertThat(supply.problem()).hasMessageEndingWith("a number was expected");
        }
    }

    @Test
    void aTemperatureMayBeBelowZero() throws IOException {
        try (SignedNumberFile sensor = new SignedNumberFile(ProcText.write(root, "temp1_input", "-12500\n"))) {
            sensor.read();
            assertThat(sensor.value()).isEqualTo(-12500);
            for (String none : new String[] {"", "-\n", "- 5\n", "--5\n", "5", "5 6\n", "5\n6\n", "x\n"}) {
                ProcText.write(root, "temp1_input", none);
                assertThatThrownBy(sensor::read).as(none).isInstanceOf(ProcFormatException.class);
                assertThat(sensor.value()).as(none).isEqualTo(SignedNumber.NONE);
            }
        }
    }
}
