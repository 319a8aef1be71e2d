package badger.bench;

import badger.core.spi.Batch;
import badger.core.spi.Confirmation;
import badger.core.spi.Emitter;
import badger.core.spi.EmitterContext;
import badger.core.spi.EmitterProvider;
import badger.core.wire.ByteWriter;
import badger.core.wire.PayloadJson;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Makes an emitter that encodes every frame as the console's does, or not even that, and writes it nowhere. */
final class NothingEmitterProvider implements EmitterProvider<NothingEmitterProvider.NoKeys> {
    static final String NAME = "nothing";

    private final Semaphore emitted;
    private final boolean encodes;

    /** Makes emitters that tell of every frame they have taken. */
    NothingEmitterProvider(Semaphore emitted, boolean encodes) {
        this.emitted = emitted;
        this.encodes = encodes;
    }

    @Override
    public List<String> names() {
        return List.of(NAME);
    }

    @Override
    public String summary() {
        return "nowhere";
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
    public int maxPoints() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Emitter create(NoKeys config, EmitterContext context) {
        PayloadJson json = new PayloadJson(PayloadJson.Layout.COMPACT);
        ByteWriter out = new ByteWriter(1 << 16);
        return (Batch batch) -> {
            for (int i = 0; encodes && i < batch.frames(); i++) {
                json.write(batch.frame(i), out.clear());
            }
            emitted.release(batch.frames());
        };
    }

    /** It has no keys. */
    record NoKeys() {}
}
