package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.Plugins;
import badger.core.config.Samples.World;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of files that are JSON, and say what cannot be. */
class ProblemsTest {
    @TempDir
    Path folder;

    private ConfigTree tree;

    @BeforeEach
    void makeTree() {
        tree = ConfigTree.in(folder);
    }

    /** A main file that lists one emitter with every type of key. */
    private ConfigTree everything(String conf) {
        return tree.main("{" + ConfigTree.HOST + ", \"emitters\": {\"included_emitters\": [\"everything\"]}}")
                .file("conf.d/everything.conf", conf);
    }

    @Test
    void tellsEverythingOfAllFilesAtOnceInTheirOrder() {
        tree.main("""
                {
                    "core": {"zone": 5, "hostname": "h", "ipv4": "", "ipv6": "", "log": {"dest": "file", "level": "warnin"}},
                    "module": {},
                    "modules": {"included_modules": ["disk", "process_stats", "disk"]},
                    "emitters": {"included_emitters": ["influxdb08"], "included_emiters": []},
                    "async_modules": []
                }
                """)
                .file("conf.d/disk.conf", "{\n  \"interval\": -1,\n  \"disk_to_check\": \"sda\"\n}")
                .file("conf.d/process_stats.conf", """
                        {"processes": [{"name": "a", "pattern": "(b"}, {"pattern": 5}, "c"], "rescan": "1s"}
                        """)
                .file("conf.d/influxdb08.conf", """
                        {"port": 0, "timeout": 5, "rollup": "avg", "blacklist": ["cpu.[a-"], "cache": {}}
                        """);

        assertThat(tree.problems())
                .containsExactly(
                        "config.json:2:22: $.core.zone: expected a text, found the number 5",
                        "config.json:2:99: $.core.log.level: expected one of debug, info, warn, warning, error, found the"
                                + " text 'warnin' (did you mean 'warning'?)",
                        "config.json:3:5: $.module: unknown key 'module' (did you mean 'modules'?)",
                        "config.json:4:63: $.modules.included_modules[2]: 'disk' is listed twice (a second one wants a"
                                + " name: 'disk@second')",
                        "config.json:5:55: $.emitters.included_emiters: unknown key 'included_emiters' (did you mean"
                                + " 'included_emitters'?)",
                        "config.json:6:22: $.async_modules: expected an object, found a list",
                        "conf.d/disk.conf:2:15: $.interval: interval must not be negative",
                        "conf.d/disk.conf:3:3: $.disk_to_check: unknown key 'disk_to_check' (did you mean"
                                + " 'disks_to_check'?)",
                        "conf.d/process_stats.conf:1:41: $.processes[0].pattern: Unclosed group",
                        "conf.d/process_stats.conf:1:48: $.processes[1]: the key 'name' is missing",
                        "conf.d/process_stats.conf:1:60: $.processes[1].pattern: expected a text, found the number 5",
                        "conf.d/process_stats.conf:1:64: $.processes[2]: expected an object, found the text 'c'",
                        "conf.d/process_stats.conf:1:80: $.rescan: expected a number of seconds, found the text '1s'",
                        "conf.d/influxdb08.conf:1:10: $.port: port must be from 1 to 65535",
                        "conf.d/influxdb08.conf:1:37: $.rollup: expected one of mean, min, max, last, all,"
                                + " found the text 'avg'",
                        "conf.d/influxdb08.conf:1:58: $.blacklist[0]: glob 'cpu.[a-': the '[' at position 5"
                                + " is never closed",
                        "conf.d/influxdb08.conf:1:70: $.cache: unknown key 'cache'; there are: interval,"
                                + " rollup, counters, timeout, whitelist, blacklist, rename, relabel, spool, spool_mb,"
                                + " spool_hours, replay, replay_points_per_second, resend_seconds, host, port, database, user,"
                                + " pass");
    }

    @Test
    void tellsLimitsOfSeriesThatAreNone() {
        tree.main("""
                {
                    "core": {"hostname": "h", "ipv4": "", "ipv6": "", "max_series": 0},
                    "modules": {"included_modules": ["disk", "cpu"]}
                }
                """)
                .file("conf.d/disk.conf", "{\"max_series\": -1}")
                .file("conf.d/cpu.conf", "{\n  \"max_serie\": 5\n}");

        assertThat(tree.problems())
                .containsExactly(
                        "config.json:2:69: $.core.max_series: max_series must be 1 or more",
                        "conf.d/disk.conf:1:16: $.max_series: max_series must not be negative",
                        "conf.d/cpu.conf:2:3: $.max_serie: unknown key 'max_serie' (did you mean 'max_series'?)");
    }

    @Test
    void tellsWhatWasExpectedAndWhatWasFoundForEveryType() {
        everything("""
                {
                    "text": ["a"],
                    "small": 2147483648,
                    "large": 1e3,
                    "real": "0.5",
                    "flag": 1,
                    "pause": 1e10,
                    "colour": "dark red",
                    "maybe": 5,
                    "token": 12345,
                    "words": 5,
                    "numbers": [1, "2", 3.5],
                    "globs": ["a", "b[", "c[!"],
                    "names": [],
                    "address": "nowhere",
                    "inner": {"count": 1, "nam": "x"},
                    "inners": {"name": "x", "count": 1},
                    "oddName": "x",
                    "odd_name": "x"
                }
                """);

        assertThat(tree.problems())
                .containsExactly(
                        "conf.d/everything.conf:2:13: $.text: expected a text, found a list",
                        "conf.d/everything.conf:3:14: $.small: expected an integer from -2147483648 to"
                                + " 2147483647, found the number 2147483648",
                        "conf.d/everything.conf:4:14: $.large: expected an integer, found the number 1e3",
                        "conf.d/everything.conf:5:13: $.real: expected a number, found the text '0.5'",
                        "conf.d/everything.conf:6:13: $.flag: expected true or false, found the number 1",
                        "conf.d/everything.conf:7:14: $.pause: longer than 1000000000 seconds",
                        "conf.d/everything.conf:8:15: $.colour: expected one of dark_red, blue, found the"
                                + " text 'dark red' (did you mean 'dark_red'?)",
                        "conf.d/everything.conf:9:14: $.maybe: expected a text, found the number 5",
                        "conf.d/everything.conf:10:14: $.token: expected a text, found a number",
                        "conf.d/everything.conf:11:14: $.words: expected a list, found a number",
                        "conf.d/everything.conf:12:20: $.numbers[1]: expected an integer, found the text '2'",
                        "conf.d/everything.conf:12:25: $.numbers[2]: expected an integer, found the number" + " 3.5",
                        "conf.d/everything.conf:13:20: $.globs[1]: glob 'b[': the '[' at position 2 is never"
                                + " closed",
                        "conf.d/everything.conf:13:26: $.globs[2]: glob 'c[!': the '[' at position 2 is"
                                + " never closed",
                        "conf.d/everything.conf:14:14: $.names: names must not be empty",
                        "conf.d/everything.conf:15:16: $.address: address 'nowhere' has no port",
                        "conf.d/everything.conf:16:27: $.inner.nam: unknown key 'nam' (did you mean 'name'?)",
                        "conf.d/everything.conf:17:15: $.inners: expected a list, found an object",
                        "conf.d/everything.conf:18:5: $.oddName: the key is there twice: first in line 19, as"
                                + " 'odd_name'");
    }

    @Test
    void tellsAnEntryThatIsNone() {
        tree.main("{" + ConfigTree.HOST + """
                , "modules": {
                    "included_modules": ["../cpu", "cpu@", "cpu@two", "cpu disk", ""],
                    "excluded_modules": ["badgr", "cpu"]
                }}
                """);

        assertThat(tree.problems())
                .containsExactly(
                        "config.json:2:26: $.modules.included_modules[0]: '../cpu' is no entry: name, or"
                                + " name@instance, each of letters, digits, '_', '-' and '.'",
                        "config.json:2:36: $.modules.included_modules[1]: 'cpu@' is no entry: name, or"
                                + " name@instance, each of letters, digits, '_', '-' and '.'",
                        "config.json:2:55: $.modules.included_modules[3]: 'cpu disk' is no entry: name, or"
                                + " name@instance, each of letters, digits, '_', '-' and '.'",
                        "config.json:2:67: $.modules.included_modules[4]: '' is no entry: name, or"
                                + " name@instance, each of letters, digits, '_', '-' and '.'",
                        "config.json:3:26: $.modules.excluded_modules[0]: nobody provides the module 'badgr'"
                                + " (did you mean 'badger'?); there are: badger, cpu, disk, process_stats, processes",
                        "config.json:3:35: $.modules.excluded_modules[1]: 'cpu' is excluded and included");
    }

    @Test
    void tellsAFolderThatIsNotThere() {
        tree.main("{" + ConfigTree.HOST + """
                , "modules": {"config": "confd", "included_modules": ["cpu"]},
                  "emitters": {"config": "none is needed where nothing is listed"}}
                """);

        assertThat(tree.problems())
                .containsExactly("config.json:1:75: $.modules.config: there is no folder 'confd', neither in the"
                        + " working folder nor beside this file");
    }

    @Test
    void tellsHostFoldersThatAreNotThere() {
        tree.main("""
                {"core": {"hostname": "h", "ipv4": "", "ipv6": "", "host_root": "/no/such/root",
                    "paths": {"sys": "/no/such/sys"}}}
                """);

        assertThat(tree.problems())
                .containsExactly(
                        "config.json:1:65: $.core.host_root: there is no folder '/no/such/root'",
                        "config.json:2:22: $.core.paths.sys: there is no folder '/no/such/sys'");
        tree.main("{" + ConfigTree.HOST + "}");
        assertThat(tree.with(World.in(folder).with(Map.of("BADGER_HOST_ROOT", "/no/such")))
                        .problems())
                .containsExactly("BADGER_HOST_ROOT: there is no folder '/no/such'");
    }

    @Test
    void refusesAHostThatCallsItselfLocalhost() {
        tree.file("root/proc/sys/kernel/hostname", "localhost.localdomain\n")
                .main("""
                        {"core": {"ipv4": "", "ipv6": "", "host_root": "%s", "paths": {"sys": "/"}}}
                        """.formatted(folder.resolve("root")));

        assertThat(tree.problems())
                .containsExactly("config.json:1:10: $.core.hostname: the host calls itself 'localhost.localdomain',"
                        + " which tells it from no other: set core.hostname, or name the host (hostnamectl"
                        + " set-hostname NAME)");
    }

    @Test
    void tellsAPlugInThatCannotBeConfigured() {
        Plugins plugins = new Plugins(
                List.of(
                        Samples.module(new TakesTheCoresKey(5), false, "greedy"),
                        Samples.module(new HoldsWhatNoFileCan(Map.of()), false, "odd")),
                List.of());
        tree.main("{" + ConfigTree.HOST + ", \"modules\": {\"included_modules\": [\"greedy\", \"odd\"]}}")
                .file("conf.d/odd.conf", "{\"map\": {}}");

        assertThat(tree.with(plugins).problems())
                .containsExactly(
                        "config.json:1:86: $.modules.included_modules[0]: the key 'interval' is the core's, and"
                                + " badger.core.config.ProblemsTest$TakesTheCoresKey has one of its own",
                        "conf.d/odd.conf:1:9: $.map: a configuration cannot hold a java.util.Map<java.lang.Integer,"
                                + " java.lang.String>");
    }

    private record TakesTheCoresKey(int interval) {}

    private record HoldsWhatNoFileCan(Map<Integer, String> map) {}

    @Test
    void showsAHundredProblemsAndCountsTheRest() {
        StringBuilder main = new StringBuilder("{");
        for (int i = 0; i < 250; i++) {
            main.append("\"k").append(i).append("\": 1,\n");
        }
        tree.main(main + "\"modules\": {}}");

        assertThat(tree.problems()).hasSize(101).last().isEqualTo("and 150 more");
    }
}
