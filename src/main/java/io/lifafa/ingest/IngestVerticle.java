package io.lifafa.ingest;

import io.lifafa.bus.Addresses;
import io.lifafa.ingest.formats.SmsReaders;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.metrics.Metrics;
import io.lifafa.sms.identity.BatchIds;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.quota.QuotaExceeded;
import io.lifafa.tenants.quota.RequestAdmission;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import io.vertx.serviceproxy.ServiceExceptionMessageCodec;
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

    private static final String SUBMIT = "submit";

    private final BatchIds batchIds = new BatchIds();
    private final IngestAccess access;
    private final Intake intake;
    private final BacklogGate gate;
    private final ReadOptions reading;
    private final Metrics metrics;
    private final RequestAdmission quotas;
    private Future<Void> watching = Future.succeededFuture();
    private boolean blind;
    private int underWay;
    private MessageConsumer<Object> plain;
    private MessageConsumer<Object> typed;

    /**
     * @param access asked before anything of a message is read
     * @param quotas how many submissions a tenant may make
     */
    public IngestVerticle(
            IngestAccess access,
            Intake intake,
            BacklogGate gate,
            ReadOptions reading,
            Metrics metrics,
            RequestAdmission quotas) {
        this.access = access;
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
            registerFailures();
            typed = vertx.eventBus().consumer(Addresses.INGEST_SERVICE, this::typed);
            return Future.all(plain.completion(), typed.completion());
        });
    }

    private void registerFailures() {
        try {
            vertx.eventBus().registerDefaultCodec(ServiceException.class, new ServiceExceptionMessageCodec());
        } catch (IllegalStateException registered) {
            // By another instance, or by a client of a service in this process.
        }
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
        take(authorizations(message), message.body())
                .onSuccess(receipt -> message.reply(ReceiptJson.write(receipt)))
                .onFailure(failure -> message.fail(code(failure), Intake.reason(failure)));
    }

    /** Served by hand, because the generated handler does not pass on who sends a message. */
    private void typed(Message<Object> message) {
        if (SUBMIT.equals(message.headers().get("action"))
                && message.body() instanceof JsonObject body
                && body.getValue("messages") instanceof JsonArray messages) {
            take(authorizations(message), messages)
                    .onSuccess(receipt -> message.reply(ReceiptJson.write(receipt)))
                    .onFailure(failure -> message.reply(new ServiceException(code(failure), Intake.reason(failure))));
        } else {
            message.reply(new ServiceException(400, "this is no call of IngestService; use a client of that service"));
        }
    }

    private static List<String> authorizations(Message<?> message) {
        return message.headers().getAll(IngestAccess.HEADER);
    }

    /** The bus knows no back-pressure, so here is a bound on what is under way. */
    private Future<Receipt> take(List<String> authorizations, Object body) {
        if (underWay == MAX_UNDER_WAY) {
            return refused(new Refusal(
                    Refusal.Kind.BUSY,
                    MAX_UNDER_WAY + " submissions are under way already; wait for some of the replies"));
        }
        underWay++;
        return access.tenantOf(authorizations)
                .compose(tenant -> take(tenant, body))
                .recover(this::refused)
                .onComplete(ended -> underWay--);
    }

    private Future<Receipt> take(Tenant tenant, Object body) {
        try {
            quotas.request(tenant.name());
        } catch (QuotaExceeded used) {
            throw Refusal.of(used);
        }
        intake.admit(tenant.name());
        return intake.take(() -> ChunkReader.of(
                SmsReaders.read(plainJava(body), reading.withTenant(tenant)),
                tenant.name(),
                tenant.batch(batchIds.next())));
    }

    /** Who is not let in was counted by who did not let him in. */
    private Future<Receipt> refused(Throwable failure) {
        if (failure instanceof AccessRefusal) {
            return Future.failedFuture(failure);
        }
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
        if (failure instanceof AccessRefusal refusal) {
            return refusal.problem().status();
        }
        return failure instanceof Refusal refusal ? refusal.kind().status() : 500;
    }

    @Override
    public Future<?> stop() {
        return Future.join(plain.unregister(), typed.unregister())
                .transform(unregistered -> watching.transform(seen -> Future.succeededFuture()));
    }
}
