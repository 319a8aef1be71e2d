package badger.formats;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrometheusTextTest {
    private static Collected read(String text) {
        return Collected.of(new PrometheusText(), text);
    }

    @Test
    void readsTheExampleOfTheFormatsDescription() {
        Collected read = read("""
                # HELP http_requests_total The total number of HTTP requests.
                # TYPE http_requests_total counter
                http_requests_total{method="post",code="200"} 1027 1395066363000
                http_requests_total{method="post",code="400"}    3 1395066363000

                # Escaping in label values:
                msdos_file_access_time_seconds{path="C:\\\\DIR\\\\FILE.TXT",error="Cannot find file:\\n\\"FILE.TXT\\""} 1.458255915e9

                # Minimalistic line:
                metric_without_timestamp_and_labels 12.47

                # A weird metric from before the epoch:
                something_weird{problem="division by zero"} +Inf -3982045

                # HELP http_request_duration_seconds A histogram of the request duration.
                # TYPE http_request_duration_seconds histogram
                http_request_duration_seconds_bucket{le="0.05"} 24054
                http_request_duration_seconds_bucket{le="+Inf"} 144320
                http_request_duration_seconds_sum 53423
                http_request_duration_seconds_count 144320

                # TYPE rpc_duration_seconds summary
                rpc_duration_seconds{quantile="0.01"} 3102
                rpc_duration_seconds_sum 1.7560473e+07
                rpc_duration_seconds_count 2693
                """);

        assertThat(read.problem).isNull();
        assertThat(read.points)
                .containsExactly(
                        "http_requests_total|code=200|method=post counter 1027.0",
                        "http_requests_total|code=400|method=post counter 3.0",
                        "msdos_file_access_time_seconds|error=Cannot find file:\n\"FILE.TXT\"|path=C:\\DIR\\FILE.TXT"
                                + " s gauge 1.458255915E9",
                        "metric_without_timestamp_and_labels gauge 12.47",
                        "something_weird|problem=division by zero gauge Infinity",
                        "http_request_duration_seconds_bucket|le=0.05 counter 24054.0",
                        "http_request_duration_seconds_bucket|le=+Inf counter 144320.0",
                        "http_request_duration_seconds_sum s counter 53423.0",
                        "http_request_duration_seconds_count counter 144320.0",
                        "rpc_duration_seconds|quantile=0.01 s gauge 3102.0",
                        "rpc_duration_seconds_sum s counter 1.7560473E7",
                        "rpc_duration_seconds_count counter 2693.0");
    }

    @Test
    void readsOpenMetricsAsFarAsItIsTheSame() {
        Collected read = read("""
                # TYPE foo counter
                foo_total{a="b",} 17.0 1520879607.789 # {trace_id="x"} 0.67
                foo_created{a="b"} 1520430000.123
                # TYPE size gauge
                size_bytes 5
                # EOF
                """);

        assertThat(read.problem).isNull();
        assertThat(read.points)
                .containsExactly(
                        "foo_total|a=b counter 17.0",
                        "foo_created|a=b gauge 1.520430000123E9",
                        "size_bytes B gauge 5.0");
    }

    @Test
    void aTypeIsThatOfItsOwnFamilyOnly() {
        assertThat(read("# TYPE a counter\na 1\nab 1\na_b 1\nb_total 1\n").points)
                .containsExactly("a counter 1.0", "ab gauge 1.0", "a_b gauge 1.0", "b_total counter 1.0");
    }

    @Test
    void handsOnNaN() {
        assertThat(read("a NaN\nb -Inf\n").points).containsExactly("a gauge NaN", "b gauge -Infinity");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "<html>; 1; a metric's name is expected",
                "9a 1; 1; a metric's name is expected",
                "a; 2; a number is expected, and here the text ends",
                "a x; 3; a number is expected",
                "a{b=c} 1; 5; a label's value in quotes is expected",
                "a{b} 1; 4; '=' is expected",
                "a{=\"c\"} 1; 3; a label's name is expected",
                "a{b=\"c} 1; 10; the label's value is never closed, and here the text ends",
                "a{b=\"c\" d=\"e\"} 1; 9; ',' or '}' is expected",
                "a 1 x; 5; a time, or the end of the line, is expected",
                "a 1 2 3; 7; the end of the line is expected",
            })
    void saysWhereAndWhatIsWrong(String text, int column, String words) {
        assertThat(read(text).problem).isEqualTo("x:1:" + column + ": " + words);
    }

    @Test
    void aWrongLineTakesNoOtherWithIt() {
        Collected read = read("a 1\nb oops\nc 3\n");

        assertThat(read.points).containsExactly("a gauge 1.0", "c gauge 3.0");
        assertThat(read.problem).isEqualTo("x:2:3: a number is expected");
    }
}
