package io.lifafa.ingest;

import io.lifafa.http.Problem;
import io.lifafa.http.Routes;
import io.lifafa.ingest.formats.Format;
import io.lifafa.metrics.Metrics;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** {@code POST /api/v1/sms}. */
public final class SmsRoutes implements Routes {
    /** What clients send that have not thought about it. */
    private static final Set<String> UNSAID =
            Set.of("", "application/octet-stream", "application/x-www-form-urlencoded", "text/plain", "*/*");

    private final HttpIntake intake;
    private final Metrics metrics;

    public SmsRoutes(HttpIntake intake, Metrics metrics) {
        this.intake = intake;
        this.metrics = metrics;
    }

    @Override
    public void mount(Router router) {
        router.post("/api/v1/sms").handler(this::post);
    }

    private void post(RoutingContext context) {
        var encoding = header(context, "Content-Encoding");
        if (!Set.of("", "identity", "gzip", "x-gzip").contains(encoding)) {
            refuse(context, Problem.of(415, "Unsupported media type", "Content-Encoding may be gzip or identity"));
            return;
        }
        var type = header(context, "Content-Type");
        var format = Format.ofContentType(type);
        if (format.isEmpty() && !UNSAID.contains(type.split(";", 2)[0].strip())) {
            refuse(
                    context,
                    Problem.of(
                            415,
                            "Unsupported media type",
                            "send application/json, application/x-ndjson, text/csv or application/xml"));
            return;
        }
        intake.take(context.request(), format, encoding.endsWith("gzip"))
                .onSuccess(answer -> answer(context, answer))
                .onFailure(failure -> refuse(context, problem(failure)));
    }

    private static String header(RoutingContext context, String name) {
        return Optional.ofNullable(context.request().getHeader(name))
                .map(value -> value.strip().toLowerCase(Locale.ROOT))
                .orElse("");
    }

    private static void answer(RoutingContext context, IdempotentRequests.Answer answer) {
        context.response()
                .setStatusCode(answer.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .putHeader(HttpHeaders.LOCATION, answer.location())
                .end(answer.body());
    }

    private static Problem problem(Throwable failure) {
        if (failure instanceof IdempotentRequests.Conflict conflict) {
            return conflict.problem();
        }
        if (failure instanceof Refusal refusal) {
            var kind = refusal.kind();
            var problem =
                    new Problem(kind.status(), kind.title(), refusal.getMessage(), Optional.empty(), kind.retryAfter());
            return refusal.receipt()
                    .filter(receipt -> receipt.rejectedCount() > 0)
                    .map(receipt -> problem.withErrors(ReceiptJson.rejections(receipt)))
                    .orElse(problem);
        }
        return Problem.from(failure);
    }

    /** The rest of the body is not read: the connection cannot be used again. */
    private void refuse(RoutingContext context, Problem problem) {
        metrics.refused(Integer.toString(problem.status())).increment();
        if (!context.request().isEnded()) {
            context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
            context.request().handler(rest -> {}).resume();
        }
        problem.send(context);
    }
}
