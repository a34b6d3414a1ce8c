package io.lifafa.ingest;

import io.lifafa.http.Gate;
import io.lifafa.http.KnownParameters;
import io.lifafa.http.Problem;
import io.lifafa.http.Routes;
import io.lifafa.ingest.formats.Format;
import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.metrics.Metrics;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.quota.QuotaExceeded;
import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code POST /api/v1/sms}. */
public final class SmsRoutes implements Routes {
    /** What clients send that have not thought about it. */
    private static final Set<String> UNSAID = Set.of("", "application/octet-stream", "text/plain", "*/*");

    private final HttpIntake intake;
    private final Metrics metrics;

    public SmsRoutes(HttpIntake intake, Metrics metrics) {
        this.intake = intake;
        this.metrics = metrics;
    }

    @Override
    public void mount(Router router, Gate gate) {
        gate.guard(router.post("/api/v1/sms"), Permission.INGEST).handler(context -> post(context, gate));
    }

    private void post(RoutingContext context, Gate gate) {
        var fault = KnownParameters.fault(context, SmsParameters.KNOWN);
        if (fault.isPresent()) {
            refuse(context, fault.get());
            return;
        }
        var encoding = header(context, "Content-Encoding");
        if (!Set.of("", "identity", "gzip", "x-gzip").contains(encoding)) {
            unsupported(context, "Content-Encoding may be gzip or identity");
            return;
        }
        var type = header(context, "Content-Type");
        var format = Format.ofContentType(type);
        if (format.isEmpty() && !UNSAID.contains(type.split(";", 2)[0].strip())) {
            unsupported(context, "send application/json, application/x-ndjson, text/csv or application/xml");
            return;
        }
        ReadOptions reading;
        try {
            reading = SmsParameters.read(context.queryParams(), intake.reading().withTenant(gate.tenant(context)));
        } catch (IllegalArgumentException e) {
            refuse(context, Problem.of(400, "Bad request", e.getMessage()));
            return;
        }
        intake.take(context.request(), format, reading.withGzip(encoding.endsWith("gzip")))
                .onComplete(taken -> gate.tellRateLimit(context))
                .onSuccess(answer -> answer(context, answer))
                .onFailure(failure -> refuse(context, failure));
    }

    private void refuse(RoutingContext context, Problem problem) {
        metrics.refused("parameters").increment();
        problem.send(context);
    }

    private void unsupported(RoutingContext context, String detail) {
        metrics.refused("media_type").increment();
        Problem.of(415, "Unsupported media type", detail).send(context);
    }

    private static String header(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getHeader(name))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static void answer(RoutingContext context, IdempotentRequests.Answer answer) {
        if (context.response().closed()) {
            return;
        }
        var response = context.response();
        answer.location().ifPresent(it -> response.putHeader(HttpHeaders.LOCATION, it));
        response.setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(answer.body());
    }

    private void refuse(RoutingContext context, Throwable failure) {
        if (failure instanceof IdempotentRequests.Conflict conflict) {
            metrics.refused("idempotency_key").increment();
            conflict.problem().send(context);
        } else if (failure instanceof Refusal refusal) {
            metrics.refused(Metrics.label(refusal.kind())).increment();
            problem(refusal).send(context);
        } else {
            metrics.refused(failure instanceof ReplyException ? "unavailable" : "error")
                    .increment();
            Problem.from(failure).send(context);
        }
    }

    private static Problem problem(Refusal refusal) {
        var kind = refusal.kind();
        var bare = Problem.of(kind.status(), kind.title(), refusal.getMessage());
        var typed = kind == Refusal.Kind.QUOTA ? bare.with("type", QuotaExceeded.TYPE) : bare;
        var problem = refusal.retryAfter().map(typed::withRetryAfter).orElse(typed);
        return refusal.receipt().map(receipt -> withReceipt(problem, receipt)).orElse(problem);
    }

    /** What was taken of a request before it came to an end stays taken. */
    private static Problem withReceipt(Problem problem, Receipt receipt) {
        var listed = receipt.rejectedCount() == 0 ? problem : problem.with("errors", ReceiptJson.rejections(receipt));
        return receipt.accepted() == 0
                ? listed
                : listed.with("batch_id", receipt.batchId()).with("accepted", receipt.accepted());
    }
}
