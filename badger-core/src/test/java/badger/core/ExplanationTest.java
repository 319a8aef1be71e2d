package badger.core;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.spi.Batch;
import badger.core.spi.Confirmation;
import badger.core.spi.Counter;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.core.spi.Host;
import badger.core.spi.Instances;
import badger.core.spi.LongGauge;
import badger.core.spi.ModuleContext;
import badger.core.spi.Series;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One host of two modules and three lanes, and what is told of its series. */
class ExplanationTest {
    @TempDir
    static Path folder;

    private static final AtomicInteger EMITTED = new AtomicInteger();
    private static final AtomicInteger CLOSED = new AtomicInteger();
    private static Explanation explanation;

    record NoKeys() {}

    @BeforeAll
    static void explain() throws Exception {
        file("config.json", """
                {
                  "core": {"hostname": "h", "ipv4": "", "ipv6": "", "spool_dir": "%s/spool",
                           "blacklist": ["*.secret"],
                           "rename": [{"metric": "net.*", "to": "network.$1"}]},
                  "modules": {"included_modules": ["net", "twin"]},
                  "emitters": {"included_emitters": ["wire", "wire@slow", "broken"]}
                }
                """.formatted(folder));
        file("conf.d/net.conf", """
                {"blacklist": [{"label": {"interface": "lo"}}]}
                """);
        file("conf.d/wire@slow.conf", """
                {"interval": 10, "counters": "total",
                 "blacklist": ["*.mtu.*"],
                 "relabel": [{"label": "interface", "value": "eth*", "to": "lan$1"}]}
                """);
        Plugins plugins = new Plugins(
                List.of(module("net", ExplanationTest::net), module("twin", ExplanationTest::twin)),
                List.of(emitter("wire", _ -> new Wire()), emitter("broken", _ -> {
                    throw new IOException("no such library");
                })));
        explanation = Explanation.of(Configuration.read(folder.resolve("config.json"), plugins, new NoHost()));
    }

    private static void file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, text);
    }

    private static StatModule net(ModuleContext context) {
        record Interface(Counter bytes, LongGauge mtu) {}
        Instances<Interface> interfaces = context.schema()
                .instances(
                        "interface",
                        schema -> new Interface(
                                schema.counter("net.rx_bytes", "B", "bytes received"),
                                schema.gauge("net.mtu", "", "largest packet")));
        context.schema().gauge("net.secret", "", "what nobody shall know");
        return tick -> {
            for (String name : List.of("eth0", "lo")) {
                interfaces.at(name).bytes().set(tick.epochSecond());
                interfaces.at(name).mtu().set(1500);
            }
        };
    }

    private static StatModule twin(ModuleContext context) {
        LongGauge gauge = context.schema().gauge("network.mtu.eth0", "", "the same");
        return tick -> gauge.set(1);
    }

    private static String text(String name) {
        return explanation.text(name).orElseThrow().replace(folder + "/", "");
    }

    @Test
    void aSeriesIsToldWithAllThatHappensToIt() {
        assertThat(text("net.rx_bytes.eth0")).isEqualTo("""
                        network.rx_bytes.eth0
                          made by         module net as net.rx_bytes.eth0: metric net.rx_bytes, interface=eth0
                          is              unit B, floating, counter: bytes received
                          net             lets it pass (nothing in its blacklist fits)
                          core            lets it pass (nothing in its blacklist fits)
                                          names it by {"metric": "net.*", "to": "network.$1"} (config.json:4:23)
                                          it is now network.rx_bytes.eth0
                          lane wire       lets it pass (no filter), every second, as growth per second
                                          it arrives as wire:h/network.rx_bytes.eth0, in B
                          lane wire@slow  lets it pass (nothing in its blacklist fits), every 10 s, mean of them, as the total counted
                                          names it by {"label": "interface", "value": "eth*", "to": "lan$1"} (conf.d/wire@slow.conf:3:14)
                                          it arrives as wire:h/network.rx_bytes.lan0, in B
                          lane broken     is left out, its emitter cannot be made: IOException: no such library
                        """);
    }

    @Test
    void itIsFoundByEveryNameThatItHas() {
        String text = text("net.rx_bytes.eth0");
        assertThat(List.of("network.rx_bytes.eth0", "network.rx_bytes.lan0", "wire:h/network.rx_bytes.lan0"))
                .allSatisfy(name -> assertThat(text(name)).isEqualTo(text));
    }

    @Test
    void aLaneMayStopIt() {
        assertThat(text("network.mtu.eth0"))
                .contains("lane wire@slow  stops it: blacklist \"*.mtu.*\" (conf.d/wire@slow.conf:2:16)\n");
    }

    @Test
    void aSeriesThatARuleStopsIsTold() {
        assertThat(text("net.mtu.lo"))
                .startsWith("net.mtu.lo\n")
                .contains(
                        "net             stops it: blacklist {\"label\": {\"interface\": \"lo\"}} (conf.d/net.conf:1:16)\n")
                .doesNotContain("core", "lane");
        assertThat(text("net.secret"))
                .contains("core            stops it: blacklist \"*.secret\" (config.json:3:26)\n");
    }

    @Test
    void aSeriesThatIsRefusedIsToldWithTheModuleThatHasItsName() {
        assertThat(text("network.mtu.eth0"))
                .contains("made by         module twin as", "made by         module net as");
        assertThat(text("network.mtu.eth0").lines().filter(line -> line.startsWith("  refused")))
                .containsExactly("  refused         module twin already has the name network.mtu.eth0");
    }

    @Test
    void aGlobIsALineASeries() {
        assertThat(text("net.*")).isEqualTo("""
                        net.secret: module net; stopped by core
                        network.rx_bytes.eth0: module net; wire: wire:h/network.rx_bytes.eth0; wire@slow: wire:h/network.rx_bytes.lan0; broken: not sent
                        net.mtu.eth0: module net; refused
                        net.rx_bytes.lo: module net; stopped by net
                        net.mtu.lo: module net; stopped by net
                        """);
        assertThat(explanation.text("nothing*")).isEmpty();
        assertThat(explanation.text("a[")).isEmpty();
    }

    @Test
    void aNameThatThereIsNotHasNearOnes() {
        assertThat(explanation.text("net.rx_byte.eth0")).isEmpty();
        assertThat(explanation.unknown("net.rx_byte.eth0"))
                .isEqualTo("there is no series 'net.rx_byte.eth0' on this host now; did you mean net.rx_bytes.eth0?");
        assertThat(explanation.unknown("temperature")).isEqualTo("there is no series 'temperature' on this host now");
    }

    @Test
    void nothingIsSentAndNoDiskIsTouched() {
        assertThat(EMITTED).hasValue(0);
        assertThat(CLOSED).hasValue(2);
        assertThat(folder.resolve("spool")).doesNotExist();
    }

    private static final class Wire implements Emitter {
        @Override
        public void emit(Batch batch) {
            EMITTED.incrementAndGet();
        }

        @Override
        public String arrivesAs(Series series, Host host) {
            return "wire:" + host.hostname() + "/" + series.name();
        }

        @Override
        public void close() {
            CLOSED.incrementAndGet();
        }
    }

    @FunctionalInterface
    private interface ModuleMaker {
        StatModule module(ModuleContext context);
    }

    private static StatModuleProvider<NoKeys> module(String name, ModuleMaker maker) {
        return new StatModuleProvider<>() {
            @Override
            public List<String> names() {
                return List.of(name);
            }

            @Override
            public String summary() {
                return name;
            }

            @Override
            public NoKeys defaults() {
                return new NoKeys();
            }

            @Override
            public StatModule create(NoKeys config, ModuleContext context) {
                return maker.module(context);
            }
        };
    }

    @FunctionalInterface
    private interface EmitterMaker {
        Emitter emitter(EmitterContext context) throws IOException;
    }

    private static EmitterProvider<NoKeys> emitter(String name, EmitterMaker maker) {
        return new EmitterProvider<>() {
            @Override
            public List<String> names() {
                return List.of(name);
            }

            @Override
            public String summary() {
                return name;
            }

            @Override
            public NoKeys defaults() {
                return new NoKeys();
            }

            @Override
            public Confirmation confirmation() {
                return Confirmation.ANSWERED;
            }

            @Override
            public Emitter create(NoKeys config, EmitterContext context) throws IOException {
                return maker.emitter(context);
            }
        };
    }

    private record NoHost() implements Environment {
        @Override
        public Optional<String> variable(String name) {
            return Optional.empty();
        }

        @Override
        public Path workingFolder() {
            return folder;
        }

        @Override
        public List<InetAddress> addresses(String networkInterface) {
            return List.of();
        }
    }
}
