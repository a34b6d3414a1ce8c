package io.lifafa.ingest;

import io.lifafa.bus.Addresses;
import io.lifafa.ingest.formats.ReadOptions;
import io.lifafa.ingest.formats.SmsReaders;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import io.vertx.serviceproxy.ServiceException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes SMS from the event bus, and keeps watch over the backlog. */
public final class IngestVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(IngestVerticle.class);
    private static final Duration BACKLOG_INTERVAL = Duration.ofMillis(500);

    private final Intake intake;
    private final BacklogGate gate;
    private final ReadOptions reading;
    private MessageConsumer<Object> plain;
    private MessageConsumer<JsonObject> typed;

    public IngestVerticle(Intake intake, BacklogGate gate, ReadOptions reading) {
        this.intake = intake;
        this.gate = gate;
        this.reading = reading;
    }

    @Override
    public Future<?> start() {
        return gate.refresh().compose(known -> {
            vertx.setPeriodic(BACKLOG_INTERVAL.toMillis(), tick -> gate.refresh()
                    .onFailure(failure -> LOG.warn("backlog unknown: {}", failure.getMessage())));
            plain = vertx.eventBus().consumer(Addresses.INGEST, this::plain);
            typed = new ServiceBinder(vertx)
                    .setAddress(Addresses.INGEST_SERVICE)
                    .register(IngestService.class, this::submit);
            return Future.all(plain.completion(), typed.completion());
        });
    }

    private void plain(Message<Object> message) {
        take(message.body())
                .onSuccess(receipt -> message.reply(ReceiptJson.write(receipt)))
                .onFailure(failure -> message.fail(code(failure), failure.getMessage()));
    }

    private Future<Receipt> submit(List<JsonObject> messages) {
        return take(new JsonArray(messages))
                .recover(failure -> Future.failedFuture(new ServiceException(code(failure), failure.getMessage())));
    }

    /** Parsed JSON needs no reading pool: it is in memory already. */
    private Future<Receipt> take(Object body) {
        return Future.future(promise -> {
            try {
                intake.admit();
                var items = SmsReaders.read(plainJava(body), reading);
                var reader = ChunkReader.of(
                        items, reading.tenant(), UUID.randomUUID().toString());
                intake.store(Intake.readAll(reader), reader).onComplete(promise);
            } catch (Refusal | IOException e) {
                promise.fail(e);
            }
        });
    }

    private static Object plainJava(Object body) {
        if (body instanceof JsonObject json) {
            return json.getMap();
        }
        return body instanceof JsonArray array ? array.getList() : body;
    }

    private static int code(Throwable failure) {
        return failure instanceof Refusal refusal ? refusal.kind().status() : 500;
    }

    @Override
    public Future<?> stop() {
        return Future.join(plain.unregister(), typed.unregister());
    }
}
