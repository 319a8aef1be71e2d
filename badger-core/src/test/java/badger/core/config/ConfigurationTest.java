package badger.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import badger.core.Configuration;
import badger.core.ConfigurationException;
import badger.core.EmitterEntry;
import badger.core.HostRoot;
import badger.core.LogSettings;
import badger.core.ModuleEntry;
import badger.core.Plugins;
import badger.core.config.Samples.Disk;
import badger.core.config.Samples.Influx;
import badger.core.config.Samples.Processes;
import badger.core.config.Samples.World;
import badger.core.lane.Counters;
import badger.core.lane.Rollup;
import badger.core.rule.SeriesName;
import badger.core.spi.Host;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTest {
    @TempDir
    Path folder;

    private ConfigTree tree;

    @BeforeEach
    void makeTree() {
        tree = ConfigTree.in(folder);
    }

    @Test
    void readsATreeOfTheOriginalsKindAsItIs() throws ConfigurationException {
        tree.main("""
                {
                    /* Everything that travels
                       with every payload. */
                    "core": {
                        "datacenter": "dc1", "region": "eu", "zone": "", "cluster": "web",
                        "hostname": "web1", "ipv4": "10.0.0.1", "ipv6": "",
                        "log": { "dest": "file", "fileName": "/var/log/badger.log", "level": "warning" } // stdout, file
                    },
                    "modules": { "dir": "modules", "config": "conf.d", "included_modules": ["cpu", "disk"] },
                    "async_modules": { "dir": "modules", "config": "conf.d", "included_modules": ["process_stats"] },
                    "emitters": { "dir": "emitters", "config": "conf.d",
                                  "included_emitters": ["stdout_pretty", "influxdb08_emitter"] }
                }
                """)
                .file("conf.d/cpu.conf", "{ \"interval\": 0, \"blacklist\": [\"cpu.steal\"] }")
                .file("conf.d/disk.conf", "// all of them\n{ \"interval\": 5, \"disks_to_check\": \"sda,nbd8, nbd9\" }")
                .file("conf.d/process_stats.conf", """
                        { "interval": 1, "processes": [ { "name": "stat-badger", "pattern": "python.*badger" } ] }
                        """)
                .file("conf.d/influxdb08_emitter.conf", """
                        { "interval": 10, "host": "influx", "port": 8087, "database": "d", "user": "u", "pass": "p" }
                        """);

        Configuration configuration = tree.read();

        assertThat(configuration.host()).isEqualTo(new Host("dc1", "eu", "", "web", "web1", "10.0.0.1", ""));
        assertThat(configuration.log())
                .isEqualTo(
                        new LogSettings(LogSettings.Destination.FILE, "/var/log/badger.log", LogSettings.Level.WARN));
        assertThat(configuration.stopBudget()).isEqualTo(Duration.ofSeconds(3));
        assertThat(configuration.paths()).isEqualTo(HostRoot.own());
        assertThat(configuration.modules())
                .extracting(ModuleEntry::entry, ModuleEntry::async, ModuleEntry::interval)
                .containsExactly(
                        tuple("cpu", false, 1),
                        tuple("disk", false, 5),
                        tuple("process_stats", true, 1),
                        tuple("badger", false, 10));
        assertThat(configuration.modules().get(0).rules().through(name("cpu.steal")))
                .isNull();
        assertThat(configuration.modules().get(0).rules().through(name("cpu.user")))
                .isEqualTo(name("cpu.user"));
        assertThat(configuration.modules().get(1).config())
                .asInstanceOf(type(Disk.class))
                .extracting(disk -> disk.disksToCheck().toString())
                .isEqualTo("[sda, nbd8, nbd9]");
        assertThat(configuration.modules().get(2).config())
                .isEqualTo(new Processes(
                        List.of(new Samples.Process("stat-badger", "python.*badger")), Duration.ofSeconds(1)));
        EmitterEntry influx = configuration.emitters().get(1);
        assertThat(influx.entry()).isEqualTo("influxdb08_emitter");
        assertThat(influx.interval()).isEqualTo(10);
        assertThat(influx.config()).asInstanceOf(type(Influx.class)).satisfies(config -> {
            assertThat(config.host()).isEqualTo("influx");
            assertThat(config.port()).isEqualTo(8087);
            assertThat(config.pass().reveal()).isEqualTo("p");
        });
        assertThat(configuration.missing()).isEmpty();
        assertThat(configuration.warnings()).isEmpty();
        assertThat(configuration.nothingLeft()).isEmpty();
    }

    @Test
    void takesDefaultsWhereSectionsKeysAndFilesAreMissing() throws ConfigurationException {
        Configuration configuration = tree.main("{" + ConfigTree.HOST + """
                , "modules": {"included_modules": ["disk"]}, "emitters": {"included_emitters": ["influxdb08"]}}
                """).read();

        assertThat(configuration.host()).isEqualTo(new Host("", "", "", "", "h", "", ""));
        assertThat(configuration.log())
                .isEqualTo(new LogSettings(LogSettings.Destination.STDERR, "", LogSettings.Level.INFO));
        EmitterEntry emitter = configuration.emitters().getFirst();
        assertThat(emitter.config()).isEqualTo(Influx.DEFAULTS);
        assertThat(emitter.interval()).isEqualTo(1);
        assertThat(emitter.rollup()).isEqualTo(Rollup.MEAN);
        assertThat(emitter.counters()).isEqualTo(Counters.RATE);
        assertThat(emitter.timeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void readsTheCommonKeysOfAnEmitter() throws ConfigurationException {
        tree.main("{" + ConfigTree.HOST + """
                , "modules": {"included_modules": ["cpu"]}, "emitters": {"included_emitters": ["influxdb08@b"]}}
                """).file("conf.d/influxdb08@b.conf", """
                {"interval": 60, "rollup": "max", "counters": "total", "timeout": 0.5, "whitelist": ["net.*"],
                 "blacklist": "net.rx_bits.*,net.tx_bits.*"}
                """);

        EmitterEntry emitter = tree.read().emitters().getFirst();

        assertThat(emitter.entry()).isEqualTo("influxdb08@b");
        assertThat(emitter.interval()).isEqualTo(60);
        assertThat(emitter.rollup()).isEqualTo(Rollup.MAX);
        assertThat(emitter.counters()).isEqualTo(Counters.TOTAL);
        assertThat(emitter.timeout()).isEqualTo(Duration.ofMillis(500));
        assertThat(List.of("net.rx_bytes.eth0", "net.rx_bits.eth0", "cpu.user"))
                .filteredOn(name -> emitter.rules().filter().passes(name(name)))
                .containsExactly("net.rx_bytes.eth0");
    }

    private static SeriesName name(String metric) {
        return SeriesName.of(metric, List.of(), "");
    }

    @Test
    void readsHowManySeriesThereMayBe() throws ConfigurationException {
        String modules = ", \"modules\": {\"included_modules\": [\"cpu\", \"process_stats\", \"disk\"]}}";
        tree.file("conf.d/disk.conf", "{\"max_series\": 50}");

        Configuration configuration = tree.main("{" + ConfigTree.HOST + modules).read();
        assertThat(configuration.maxSeries()).isEqualTo(20_000);
        assertThat(configuration.modules())
                .extracting(ModuleEntry::entry, ModuleEntry::maxSeries)
                .as("no limit of its own, the plug-in's, the file's")
                .containsExactly(tuple("cpu", 0), tuple("process_stats", 500), tuple("disk", 50), tuple("badger", 0));

        tree.file("conf.d/process_stats.conf", "{\"maxSeries\": 0}");
        Configuration other = tree.main("{\"core\": {\"max_series\": 1, \"hostname\": \"h\"}" + modules)
                .read();
        assertThat(other.maxSeries()).isEqualTo(1);
        assertThat(other.modules().get(1).maxSeries()).isZero();
        assertThat(other.with(other.modules(), List.of(), List.of()).maxSeries())
                .isEqualTo(1);
    }

    @Test
    void looksForFoldersInTheWorkingFolderFirstAndThenBesideTheMainFile() throws ConfigurationException {
        String main = "{" + ConfigTree.HOST + """
                , "modules": {"config": "plugins", "included_modules": ["disk"]},
                 "emitters": {"included_emitters": ["stdout_pretty"]}}
                """;
        Path elsewhere = folder.resolve("work");
        tree.file("main/config.json", main)
                .file("main/plugins/disk.conf", "{\"interval\": 2}")
                .file("work/empty", "");
        ConfigTree started = ConfigTree.in(folder.resolve("main")).with(World.in(elsewhere));

        assertThat(interval(started)).isEqualTo(2);

        tree.file("work/plugins/disk.conf", "{\"interval\": 3}");
        assertThat(interval(started)).isEqualTo(3);
    }

    private static int interval(ConfigTree tree) throws ConfigurationException {
        return tree.read().modules().getFirst().interval();
    }

    @Test
    void leavesOutWhatNobodyProvidesAndSaysSo() throws ConfigurationException {
        Configuration configuration = tree.main("{" + ConfigTree.HOST + """
                ,
                "modules": {"included_modules": ["dsk", "cpu"]},
                "emitters": {"included_emitters": ["carrier_pigeon"]}}
                """).read();

        assertThat(tree.shortened(configuration.missing()))
                .containsExactly(
                        "config.json:2:34: $.modules.included_modules[0]: nobody provides the module 'dsk' (did you"
                                + " mean 'disk'?); there are: badger, cpu, disk, process_stats, processes",
                        "config.json:3:36: $.emitters.included_emitters[0]: nobody provides the emitter"
                                + " 'carrier_pigeon'; there are: everything, influxdb08, influxdb08_emitter,"
                                + " stdout_pretty");
        assertThat(configuration.modules()).extracting(ModuleEntry::entry).containsExactly("cpu", "badger");
        assertThat(configuration.nothingLeft()).get().asString().contains("no emitter is left");
    }

    @Test
    void doesNotRunForTheAgentsOwnSeriesAlone() throws ConfigurationException {
        Configuration nothing = tree.main("{" + ConfigTree.HOST + "}").read();

        assertThat(nothing.modules()).isEmpty();
        assertThat(nothing.nothingLeft()).get().asString().contains("no module is left");

        Configuration wish = tree.main("{" + ConfigTree.HOST + ", \"modules\": {\"included_modules\": [\"badger\"]}}")
                .read();
        assertThat(wish.modules()).extracting(ModuleEntry::entry).containsExactly("badger");
    }

    @Test
    void excludesAModuleThatRunsByDefaultAndReadsTheFileOfOneThatDoes() throws ConfigurationException {
        String main = "{" + ConfigTree.HOST + ", \"modules\": {\"included_modules\": [\"cpu\"]%s}}";
        tree.file("conf.d/badger.conf", "{\"interval\": 7}");

        assertThat(tree.main(main.formatted("")).read().modules())
                .extracting(ModuleEntry::entry, ModuleEntry::interval)
                .containsExactly(tuple("cpu", 1), tuple("badger", 7));
        assertThat(tree.main(main.formatted(", \"excluded_modules\": [\"badger\"]"))
                        .read()
                        .modules())
                .extracting(ModuleEntry::entry)
                .containsExactly("cpu");
    }

    @Test
    void warnsOfLogsThatCannotGoWhereTheyAreSent() throws ConfigurationException {
        Configuration configuration = tree.main("""
                {"core": {"hostname": "h", "ipv4": "", "ipv6": "",
                    "log": {"dest": "kafka", "level": "debug"}}}
                """).read();

        assertThat(tree.shortened(configuration.warnings()))
                .containsExactly(
                        "config.json:2:21: $.core.log.dest: logs cannot go to kafka; they go to standard error");
        assertThat(configuration.log().dest()).isEqualTo(LogSettings.Destination.STDERR);
        assertThat(configuration.log().level()).isEqualTo(LogSettings.Level.DEBUG);
    }

    @Test
    void warnsOfTwoPlugInsOfOneName() throws ConfigurationException {
        Plugins twice = new Plugins(
                List.of(
                        Samples.module(new Samples.NoKeys(), false, "cpu"),
                        Samples.module(new Disk(List.of()), false, "disk", "cpu")),
                List.of());

        Configuration configuration =
                tree.with(twice).main("{" + ConfigTree.HOST + "}").read();

        assertThat(configuration.warnings()).singleElement().asString().startsWith("the module 'cpu' is provided by ");
        assertThat(twice.module("cpu").orElseThrow().defaults()).isEqualTo(new Samples.NoKeys());
    }

    @Test
    void isBuiltInFromEveryModuleAndOneEmitter() throws ConfigurationException {
        tree.file("root/proc/sys/kernel/hostname", "localhost\n").file("root/sys/empty", "");
        World world = World.in(folder)
                .with(Map.of("BADGER_HOST_ROOT", folder.resolve("root").toString()));

        Configuration configuration = Configuration.builtIn(Samples.PLUGINS, "stdout_pretty", world);

        assertThat(configuration.modules())
                .extracting(ModuleEntry::entry)
                .containsExactly("cpu", "disk", "process_stats", "badger");
        assertThat(configuration.emitters()).extracting(EmitterEntry::entry).containsExactly("stdout_pretty");
        assertThat(configuration.paths().proc()).isEqualTo(folder.resolve("root/proc"));
        assertThat(configuration.warnings()).singleElement().asString().startsWith("the host calls itself 'localhost'");
        assertThat(configuration.host().hostname()).isEmpty();
        assertThat(configuration.nothingLeft()).isEmpty();
        assertThat(Configuration.builtIn(Samples.PLUGINS, "stdout", world).missing())
                .containsExactly("nobody provides the emitter 'stdout'; there are: everything, influxdb08,"
                        + " influxdb08_emitter, stdout_pretty");
    }

    @Test
    void findsTheHostWhereItIsMounted() throws ConfigurationException {
        tree.file("root/proc/sys/kernel/hostname", "container\n")
                .file("root/etc/hostname", "outside\n")
                .file("other/proc/x", "")
                .main("""
                        {"core": {"host_root": "${env:ROOT}", "ipv4": "", "ipv6": "",
                            "paths": {"proc": "${env:OTHER}"}}}
                        """);
        World world = World.in(folder)
                .with(Map.of(
                        "ROOT", folder.resolve("root").toString(),
                        "OTHER", folder.resolve("other/proc").toString(),
                        "BADGER_HOST_ROOT", "/nowhere"));

        Configuration configuration = tree.with(world).read();

        assertThat(configuration.host().hostname()).isEqualTo("outside");
        assertThat(configuration.paths())
                .isEqualTo(new HostRoot(
                        folder.resolve("root"),
                        folder.resolve("other/proc"),
                        folder.resolve("other/proc/1/net"),
                        folder.resolve("root/sys")));
    }
}
