package badger.emit.influx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import badger.core.spi.Confirmation;
import badger.core.spi.EmitterProvider;
import badger.core.spi.Host;
import badger.core.spi.Secret;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
    private static final Secret NONE = Secret.parse("");
    private static final Duration AGE = Duration.ofMinutes(5);

    @Test
    void providersSayWhatTheyAre() {
        assertThat(List.<EmitterProvider<?>>of(new InfluxdbEmitterProvider(), new Influxdb08EmitterProvider()))
                .allSatisfy(provider -> {
                    assertThat(provider.confirmation()).isEqualTo(Confirmation.ANSWERED);
                    assertThat(provider.summary()).isNotBlank();
                    assertThat(provider.maxPoints()).isPositive();
                })
                .extracting(EmitterProvider::names)
                .containsExactly(List.of("influxdb", "influxdb_emitter"), List.of("influxdb08", "influxdb08_emitter"));
        assertThat(new InfluxdbEmitterProvider().defaults()).isEqualTo(InfluxdbConfig.DEFAULTS);
        assertThat(new Influxdb08EmitterProvider().defaults()).isEqualTo(Influxdb08Config.DEFAULTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "http://a", "a\r\nX: y", "u@a"})
    void aHostIsANameOrAnAddress(String host) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Endpoint(host, 1, false, "", AGE))
                .withMessageContaining("host");
    }

    @Test
    void anEndpointIsChecked() {
        assertThat(new Endpoint("[2001:db8::1]", 8086, true, "/ca", AGE).authority())
                .isEqualTo("[2001:db8::1]:8086");
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint("a", 0, false, "", AGE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint("a", 65_536, false, "", AGE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint("a", 1, false, "/ca", AGE));
        assertThatIllegalArgumentException().isThrownBy(() -> new Endpoint("a", 1, false, "", Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a/b"})
    void aDatabaseThat08CannotHaveIsRefused(String database) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Influxdb08Config("h", 1, database, "", NONE, false, false, "", AGE))
                .withMessageContaining("database");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            V1 |    |    |     |        |     | database must not be empty
            V1 | d  |    | a:b |        |     | user must not have a ':'
            V1 | d  |    |     | b      |     | are for InfluxDB 2 and 3
            V1 | d  |    |     |        | t   | are for InfluxDB 2 and 3
            V2 |    |    |     |        | t   | bucket must not be empty
            V2 |    |    |     | b      | t t | token must be
            V2 |    |    | u   | b      | t   | are for InfluxDB 1
            V2 |    | rp |     | b      | t   | are for InfluxDB 1
            """)
    void keysOfOneApiDoNotGoWithTheOther(
            Api api,
            @Nullable String database,
            @Nullable String rp,
            @Nullable String user,
            @Nullable String bucket,
            @Nullable String token,
            String words) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config(api, database, rp, user, bucket, token))
                .withMessageContaining(words);
    }

    @Test
    void eachApiHasItsKeys() {
        assertThatCode(() -> config(Api.V1, "d", "rp", "u", "", "")).doesNotThrowAnyException();
        assertThatCode(() -> config(Api.V2, "ignored default", "", "", "b", "t=="))
                .doesNotThrowAnyException();
    }

    private static InfluxdbConfig config(
            Api api,
            @Nullable String database,
            @Nullable String rp,
            @Nullable String user,
            @Nullable String bucket,
            @Nullable String token) {
        return new InfluxdbConfig(
                "h",
                1,
                api,
                text(database),
                text(rp),
                text(user),
                NONE,
                text(bucket),
                "",
                Secret.parse(text(token)),
                false,
                true,
                false,
                "",
                AGE);
    }

    private static String text(@Nullable String cell) {
        return cell == null ? "" : cell;
    }

    @Test
    void theSequenceNumberIsAWholeDoubleOfItsOwnForEachHostAndEntry() {
        Set<Long> numbers = new HashSet<>();
        for (int i = 0; i < 20_000; i++) {
            long number = SequenceNumber.of(new Host("", "", "", "", "web-" + i, "", ""), "influxdb08");
            assertThat(number).isBetween(1L, (1L << 52) - 1);
            numbers.add(number);
        }
        assertThat(numbers).hasSize(20_000);
        Host host = new Host("a", "b", "", "", "web", "", "");
        assertThat(SequenceNumber.of(host, "x"))
                .isEqualTo(SequenceNumber.of(new Host("a", "b", "", "", "web", "", ""), "x"))
                .isNotEqualTo(SequenceNumber.of(host, "y"))
                .isNotEqualTo(SequenceNumber.of(new Host("ab", "", "", "", "web", "", ""), "x"));
        assertThat(SequenceNumber.of(Points.HOST, "influxdb08"))
                .as("it must stay what it is: points sent before an upgrade may be sent again after it")
                .isEqualTo(1_983_783_117_511_557L);
    }
}
