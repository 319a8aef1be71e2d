package badger.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import badger.core.Agent;
import badger.core.AgentOptions;
import badger.core.Configuration;
import badger.core.Environment;
import badger.core.Plugins;
import badger.core.spi.Batch;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.core.spi.Frame;
import badger.core.spi.ModuleContext;
import badger.core.spi.StatModule;
import badger.core.spi.StatModuleProvider;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The agent's own series, of a real agent, and what docs/metrics.md says of them. */
@Timeout(30)
final class AgentSeriesTest {
    private final Map<String, MetricsDocument.Row> sent = new TreeMap<>();

    record NoKeys() {}

    /** What the stock module badger does. */
    private static final class OwnSeries implements StatModuleProvider<NoKeys> {
        @Override
        public List<String> names() {
            return List.of("own");
        }

        @Override
        public String summary() {
            return "the agent's own series";
        }

        @Override
        public NoKeys defaults() {
            return new NoKeys();
        }

        @Override
        public StatModule create(NoKeys config, ModuleContext context) {
            return context.agentSeries();
        }
    }

    private final class Keeper implements EmitterProvider<NoKeys> {
        @Override
        public List<String> names() {
            return List.of("keeper");
        }

        @Override
        public String summary() {
            return "keeps what it is sent";
        }

        @Override
        public NoKeys defaults() {
            return new NoKeys();
        }

        @Override
        public Confirmation confirmation() {
            return Confirmation.LOCAL;
        }

        @Override
        public Emitter create(NoKeys config, EmitterContext context) {
            return this::keep;
        }

        private void keep(Batch batch) {
            Frame frame = batch.frame(0);
            for (int point = 0; point < frame.size(); point++) {
                MetricsDocument.Row row = MetricsDocument.Row.of(frame.series(point));
                sent.put(row.name(), row);
            }
        }
    }

    @Test
    void everySeriesOfTheAgentIsDocumentedAndEveryDocumentedOneIsThere() throws Exception {
        Configuration configuration = Configuration.builtIn(
                new Plugins(List.of(new OwnSeries()), List.of(new Keeper())), "keeper", Environment.ofThisProcess());
        Agent.start(configuration, AgentOptions.oneFrame()).awaitEnd();
        MetricsDocument document = MetricsDocument.ofProject();
        assertThat(sent).isNotEmpty();
        assertThat(sent.values())
                .allSatisfy(row -> assertThat(document.row(row.name()))
                        .as("docs/metrics.md needs: %s", row)
                        .isEqualTo(row));
        TreeSet<String> documented = new TreeSet<>();
        document.rows().forEach(row -> {
            if (row.name().startsWith("badger.")) {
                documented.add(row.name());
            }
        });
        // there only while a module has had more series than it may: AgentTest has it
        assertThat(documented.remove("badger.module.over_budget.MODULE")).isTrue();
        assertThat(documented).isEqualTo(sent.keySet());
    }
}
