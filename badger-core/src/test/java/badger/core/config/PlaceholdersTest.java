package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.ConfigurationException;
import badger.core.config.Samples.Everything;
import badger.core.config.Samples.Influx;
import badger.core.config.Samples.World;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlaceholdersTest {
    @TempDir
    Path folder;

    private ConfigTree tree;

    @BeforeEach
    void makeTree() {
        tree = ConfigTree.in(folder)
                .with(World.in(folder).with(Map.of("NAME", "value", "PORT", "4711", "EMPTY", "", "HIDDEN", "hunter2[")))
                .main("""
                        {"core": {"hostname": "web1", "cluster": "${env:NAME}", "ipv4": "", "ipv6": ""},
                         "modules": {"included_modules": ["cpu"]},
                         "emitters": {"included_emitters": ["influxdb08", "everything"]}}
                        """);
    }

    @Test
    void areFilledInAnyText() throws ConfigurationException {
        tree.file("conf.d/influxdb08.conf", """
                {
                    "host": "${host:hostname}.${host:cluster}.${env:DOMAIN:-example.org}",
                    "port": "${env:PORT}",
                    "database": "$${env:NAME} costs $5 ${env:EMPTY:-nothing}${env:EMPTY}",
                    "user": "${host:zone}",
                    "pass": "${file:secrets/influx}"
                }
                """)
                .file("secrets/influx", "correct horse\n\n")
                .file("conf.d/everything.conf", """
                {
                    "flag": "${env:FLAG:-false}", "pause": "${env:PAUSE:-0.25}", "words": "a,${env:NAME}",
                    "globs": ["${env:NAME}.*"], "maybe": "${env:NAME}", "colour": "${env:COLOUR:-blue}"
                }
                """);

        Influx influx = (Influx) tree.read().emitters().getFirst().config();
        Everything everything = (Everything) tree.read().emitters().getLast().config();

        assertThat(influx.host()).isEqualTo("web1.value.example.org");
        assertThat(influx.port()).isEqualTo(4711);
        assertThat(influx.database()).isEqualTo("${env:NAME} costs $5 nothing");
        assertThat(influx.user()).isEmpty();
        assertThat(influx.pass().reveal()).isEqualTo("correct horse\n");
        assertThat(everything.flag()).isFalse();
        assertThat(everything.pause()).hasMillis(250);
        assertThat(everything.words()).containsExactly("a", "value");
        assertThat(everything.globs()).extracting(Object::toString).containsExactly("value.*");
        assertThat(everything.maybe()).contains("value");
        assertThat(everything.colour()).isEqualTo(Samples.Colour.BLUE);
    }

    @Test
    void sayWhatIsWrongAtTheirPlace() {
        tree.file("conf.d/influxdb08.conf", """
                {
                    "host": "${env:UNSET}",
                    "port": "${env:NAME}",
                    "database": "${vault:x}",
                    "user": "${env:NAME",
                    "pass": "${file:none}"
                }
                """)
                .file("conf.d/everything.conf", "{\"text\": \"${host:hostnam}\", \"maybe\": \"${}\"}");

        assertThat(tree.problems())
                .containsExactly(
                        "conf.d/influxdb08.conf:2:13: $.host: the environment variable 'UNSET' is not set",
                        "conf.d/influxdb08.conf:3:13: $.port: expected an integer, found the text" + " '${env:NAME}'",
                        "conf.d/influxdb08.conf:4:17: $.database: unknown placeholder: there are"
                                + " ${env:NAME}, ${env:NAME:-default}, ${file:PATH} and ${host:FIELD} (write '$${' for"
                                + " the characters themselves)",
                        "conf.d/influxdb08.conf:5:13: $.user: the '${' is never closed (write '$${' for the"
                                + " characters themselves)",
                        "conf.d/influxdb08.conf:6:13: $.pass: 'none' does not exist",
                        "conf.d/everything.conf:1:10: $.text: a host has no such field (did you mean"
                                + " 'hostname'?); there are: cluster, datacenter, hostname, ipv4, ipv6, region, zone",
                        "conf.d/everything.conf:1:38: $.maybe: unknown placeholder: there are ${env:NAME},"
                                + " ${env:NAME:-default}, ${file:PATH} and ${host:FIELD} (write '$${' for the"
                                + " characters themselves)");
    }

    @Test
    void cannotSayInCoreWhatTheHostIs() {
        tree.main("{\"core\": {\"hostname\": \"${host:cluster}\", \"ipv4\": \"\", \"ipv6\": \"\"}}");

        assertThat(tree.problems())
                .containsExactly(
                        "config.json:1:23: $.core.hostname: ${host:...} cannot be used in core, which says what"
                                + " the host is");
    }

    @Test
    void neverShowWhatTheyStandFor() {
        tree.file("conf.d/influxdb08.conf", """
                {"port": "${env:HIDDEN}", "pass": ["hunter2"], "blacklist": ["${env:HIDDEN}", "x${env:HIDDEN}"],
                 "timeout": "${file:hidden}"}
                """).file("hidden", "hunter2[").file("conf.d/everything.conf", """
                {"address": "${file:hidden}", "colour": "${file:hidden}", "token": {"hunter2": 1}, "globs": "a,${file:hidden}"}
                """);

        assertThat(tree.problems())
                .hasSize(9)
                .noneMatch(problem -> problem.contains("hunter2"))
                .contains("conf.d/influxdb08.conf:1:62: $.blacklist[0]: glob '${env:HIDDEN}': the '[' at position 8 is"
                        + " never closed");
    }
}
