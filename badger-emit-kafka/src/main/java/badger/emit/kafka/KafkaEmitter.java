package badger.emit.kafka;

import badger.core.spi.Batch;
import badger.core.spi.BatchRejectedException;
import badger.core.spi.BatchRejectedException.Point;
import badger.core.spi.Clock;
import badger.core.spi.Emitter;
import badger.core.spi.Frame;
import badger.core.spi.Host;
import badger.core.spi.Series;
import badger.core.wire.ByteWriter;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Sends a batch's messages to a topic and waits until the brokers have acknowledged all of them. */
final class KafkaEmitter implements Emitter {
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final KafkaConfig config;
    private final ProducerSettings settings;
    private final Clock clock;
    private final Messages messages;
    private final KafkaFailures failures;
    private final ByteWriter out = new ByteWriter();
    private final AtomicReference<@Nullable Producer<byte[], byte[]>> producer = new AtomicReference<>();
    private volatile boolean closed;

    KafkaEmitter(KafkaConfig config, ProducerSettings settings, Clock clock) {
        this.config = config;
        this.settings = settings;
        this.clock = clock;
        this.messages = Messages.of(config.format());
        this.failures = new KafkaFailures(config, settings);
    }

    @Override
    public void emit(Batch batch) throws IOException {
        Producer<byte[], byte[]> sending = producer(batch);
        List<Sent> sent = new ArrayList<>();
        Outcome outcome = new Outcome();
        try {
            for (int i = 0; i < batch.frames() && !outcome.failed(); i++) {
                send(sending, batch.frame(i), i, sent, outcome);
            }
            outcome.await(sent, batch.deadlineNanos());
        } catch (KafkaException | IllegalStateException e) {
            // Interrupted, closed under the call, or a state that the client cannot leave.
            drop();
            throw failures.told(e);
        }
        outcome.tell();
    }

    @Override
    public void forget(Series series) {
        messages.forget(series);
    }

    @Override
    public String arrivesAs(Series series, Host host) {
        return messages.name(series) + " (topic " + config.topic() + ")";
    }

    /** Also called while {@link #emit} hangs: what it waits for then fails at once. */
    @Override
    public void close() {
        closed = true;
        drop();
    }

    private void send(Producer<byte[], byte[]> sending, Frame frame, int index, List<Sent> sent, Outcome outcome) {
        String hostname = frame.host().hostname();
        byte @Nullable [] key = hostname.isEmpty() ? null : hostname.getBytes(StandardCharsets.UTF_8);
        int count = messages.count(frame);
        for (int i = 0; i < count && !outcome.failed(); i++) {
            messages.write(frame, i, out.clear());
            Future<RecordMetadata> future = sending.send(
                    new ProducerRecord<>(config.topic(), null, frame.epochSecond() * 1000, key, out.copy()));
            Sent message = new Sent(future, index, count == frame.size() ? i : Sent.SEVERAL);
            sent.add(message);
            if (future.isDone()) {
                // It never left: the topic is not there, nobody answers, it is too large. The next would wait as long.
                outcome.take(message, 0);
            }
        }
    }

    /** The producer, made now if there is none; a broker that is away is no error here. */
    private Producer<byte[], byte[]> producer(Batch batch) throws IOException {
        Producer<byte[], byte[]> made = producer.get();
        if (made == null) {
            long timeoutMillis = (batch.deadlineNanos() - clock.nanoTime()) / NANOS_PER_MILLI;
            made = make(timeoutMillis);
            producer.set(made);
            if (closed) {
                drop();
                throw new IOException("closed while it was connecting");
            }
        }
        return made;
    }

    private Producer<byte[], byte[]> make(long timeoutMillis) throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // By it the client finds the classes that its properties name; as a plug-in it is not the application's.
        thread.setContextClassLoader(KafkaProducer.class.getClassLoader());
        try {
            return new KafkaProducer<>(settings.within(timeoutMillis));
        } catch (KafkaException e) {
            throw failures.notMade(e);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Lets the producer go, with whatever it still holds: the core has it too. */
    private void drop() {
        Producer<byte[], byte[]> gone = producer.getAndSet(null);
        if (gone != null) {
            try {
                gone.close(Duration.ZERO);
            } catch (KafkaException _) {
                // It is let go, whatever it has to say.
            }
        }
    }

    /**
     * A message on its way.
     *
     * @param future its acknowledgement
     * @param frame the frame it is of
     * @param point the only point it holds, or {@link #SEVERAL}
     */
    private record Sent(Future<RecordMetadata> future, int frame, int point) {
        static final int SEVERAL = -1;
    }

    /** What became of a batch's messages. */
    private final class Outcome {
        private final List<Point> refused = new ArrayList<>();
        private @Nullable Throwable refusal;
        private @Nullable Throwable failure;

        boolean failed() {
            return failure != null;
        }

        /** Waits for what has not failed yet: afterwards nothing of the batch is on its way any more. */
        void await(List<Sent> sent, long deadlineNanos) {
            for (Sent message : sent) {
                take(message, deadlineNanos - clock.nanoTime());
            }
        }

        void take(Sent message, long nanos) {
            try {
                message.future.get(Math.max(nanos, 0), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                fail(message, e.getCause() == null ? e : e.getCause());
            } catch (TimeoutException e) {
                fail(message, e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                fail(message, new InterruptedIOException("interrupted while waiting for the brokers"));
            }
        }

        private void fail(Sent message, Throwable cause) {
            if (!KafkaFailures.isRefusal(cause)) {
                failure = failure == null ? cause : failure;
            } else {
                refusal = cause;
                Point point = new Point(message.frame, message.point);
                if (message.point != Sent.SEVERAL && !refused.contains(point)) {
                    refused.add(point);
                }
            }
        }

        void tell() throws IOException {
            if (failure != null) {
                if (!KafkaFailures.isPassing(failure)) {
                    drop();
                }
                throw failures.told(failure);
            }
            if (refusal != null) {
                throw new BatchRejectedException(String.valueOf(refusal.getMessage()), refused);
            }
        }
    }
}
