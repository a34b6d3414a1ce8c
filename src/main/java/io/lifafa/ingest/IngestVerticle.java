package io.lifafa.ingest;

import io.lifafa.bus.Addresses;
import io.lifafa.ingest.formats.SmsReaders;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.metrics.Metrics;
import io.lifafa.sms.identity.BatchIds;
import io.lifafa.tenants.quota.QuotaExceeded;
import io.lifafa.tenants.quota.RequestAdmission;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceBinder;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes SMS from the event bus, and keeps watch over the backlog. */
public final class IngestVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(IngestVerticle.class);
    private static final Duration BACKLOG_LOOK = Duration.ofMillis(100);

    /** Submissions that may be under way at a time. */
    static final int MAX_UNDER_WAY = 256;

    private final BatchIds batchIds = new BatchIds();
    private final Intake intake;
    private final BacklogGate gate;
    private final ReadOptions reading;
    private final Metrics metrics;
    private final RequestAdmission quotas;
    private Future<Void> watching = Future.succeededFuture();
    private boolean blind;
    private int underWay;
    private MessageConsumer<Object> plain;
    private MessageConsumer<JsonObject> typed;

    /** @param quotas how many submissions a tenant may make */
    public IngestVerticle(
            Intake intake, BacklogGate gate, ReadOptions reading, Metrics metrics, RequestAdmission quotas) {
        this.intake = intake;
        this.gate = gate;
        this.reading = reading;
        this.metrics = metrics;
        this.quotas = quotas;
    }

    @Override
    public Future<?> start() {
        // A store that cannot be reached just now refuses what comes in, but is no reason not to start.
        return gate.refresh().transform(known -> {
            vertx.setPeriodic(BACKLOG_LOOK.toMillis(), tick -> watchBacklog());
            plain = vertx.eventBus().consumer(Addresses.INGEST, this::plain);
            typed = new ServiceBinder(vertx)
                    .setAddress(Addresses.INGEST_SERVICE)
                    .register(IngestService.class, this::submit);
            return Future.all(plain.completion(), typed.completion());
        });
    }

    /** The instances of a node share the gate, and so the reading; trouble is told once. */
    private void watchBacklog() {
        if (!watching.isComplete()) {
            return;
        }
        watching = gate.refreshWhenDue().onSuccess(known -> blind = false).onFailure(failure -> {
            if (!blind) {
                LOG.warn("backlog unknown until the store answers: {}", failure.getMessage());
            }
            blind = true;
        });
    }

    private void plain(Message<Object> message) {
        take(message.body())
                .onSuccess(receipt -> message.reply(ReceiptJson.write(receipt)))
                .onFailure(failure -> message.fail(code(failure), Intake.reason(failure)));
    }

    private Future<Receipt> submit(List<JsonObject> messages) {
        return take(new JsonArray(messages))
                .recover(failure -> Future.failedFuture(new ServiceException(code(failure), Intake.reason(failure))));
    }

    /** The bus knows no back-pressure, so here is a bound on what is under way. */
    private Future<Receipt> take(Object body) {
        if (underWay == MAX_UNDER_WAY) {
            return refused(new Refusal(
                    Refusal.Kind.BUSY,
                    MAX_UNDER_WAY + " submissions are under way already; wait for some of the replies"));
        }
        underWay++;
        return Future.<Void>future(promise -> {
                    count();
                    intake.admit(reading.tenant().name());
                    promise.complete();
                })
                .compose(admitted -> intake.take(() -> ChunkReader.of(
                        SmsReaders.read(plainJava(body), reading),
                        reading.tenant().name(),
                        reading.tenant().batch(batchIds.next()))))
                .recover(this::refused)
                .onComplete(ended -> underWay--);
    }

    private void count() {
        try {
            quotas.request(reading.tenant().name());
        } catch (QuotaExceeded used) {
            throw Refusal.of(used);
        }
    }

    private Future<Receipt> refused(Throwable failure) {
        metrics.refused(failure instanceof Refusal refusal ? Metrics.label(refusal.kind()) : "error")
                .increment();
        return Future.failedFuture(failure);
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
        return Future.join(plain.unregister(), typed.unregister())
                .transform(unregistered -> watching.transform(seen -> Future.succeededFuture()));
    }
}
