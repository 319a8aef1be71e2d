package badger.emit.graphite;

import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import java.util.List;

/** Makes {@code graphite}: Carbon, as pickles or as lines of text. */
public final class GraphiteEmitterProvider implements EmitterProvider<GraphiteConfig> {
    /** As Carbon's own relays do (MAX_DATAPOINTS_PER_MESSAGE in carbon.conf). */
    private static final int MOST_POINTS = 500;

    @Override
    public List<String> names() {
        return List.of("graphite", "graphite_emitter");
    }

    @Override
    public String summary() {
        return "Graphite's Carbon, pickle or plaintext over TCP, with TLS if asked for";
    }

    @Override
    public GraphiteConfig defaults() {
        return GraphiteConfig.local();
    }

    @Override
    public Confirmation confirmation() {
        return Confirmation.WRITTEN;
    }

    @Override
    public int maxPoints() {
        return MOST_POINTS;
    }

    @Override
    public Emitter create(GraphiteConfig config, EmitterContext context) {
        return new GraphiteEmitter(config, new KeptConnection(config, context.clock()));
    }
}
