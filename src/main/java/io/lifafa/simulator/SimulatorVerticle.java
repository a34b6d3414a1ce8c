package io.lifafa.simulator;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The simulated API: {@code POST /v1/chat/completions}, {@code GET /v1/models}; {@code GET /stats}, {@code POST /set} and
 * {@code POST /reset} for whoever measures. Listens on loopback only. To be deployed once.
 */
public final class SimulatorVerticle extends VerticleBase {
    private static final String HOST = "127.0.0.1";
    private static final long MAX_BODY_BYTES = 8L << 20;

    /** Calls that hang never end by themselves. */
    private static final long STOP_SECONDS = 1;

    private final int port;
    private final Map<Setting, String> given = new EnumMap<>(Setting.class);
    private final Stats stats = new Stats();
    private Settings settings;
    private ChatRoute chat;
    private HttpServer server;

    /**
     * @param port TCP port; 0: any free one
     * @param given settings as they are written
     * @throws IllegalArgumentException as {@link Settings#read}
     */
    public SimulatorVerticle(int port, Map<Setting, String> given) {
        this.port = port;
        this.given.putAll(given);
        this.settings = Settings.read(given);
    }

    /** Fails with an {@code IllegalStateException} that names the address if it cannot be listened on. */
    @Override
    public Future<?> start() {
        var pool = vertx.createSharedWorkerExecutor(
                "lifafa-simulator", Runtime.getRuntime().availableProcessors());
        chat = new ChatRoute(vertx, pool, settings, stats);
        server = vertx.createHttpServer(new HttpServerOptions().setHost(HOST).setPort(port))
                .requestHandler(routes());
        return server.listen()
                .recover(failure -> Future.failedFuture(new IllegalStateException(
                        "cannot listen on " + HOST + ":" + port + ": " + failure.getMessage(), failure)));
    }

    private Router routes() {
        var router = Router.router(vertx);
        List.of(400, 404, 405, 413, 500)
                .forEach(status -> router.errorHandler(status, context -> ApiError.invalid(
                                status, context.request().method() + " of this address: " + reason(status))
                        .send(context.response())));
        router.route().handler(BodyHandler.create(false).setBodyLimit(MAX_BODY_BYTES));
        router.route("/v1/*").handler(this::requireKey);
        router.post("/v1/chat/completions").handler(chat::handle);
        router.get("/v1/models").handler(context -> send(context, models()));
        router.get("/stats").handler(context -> send(context, stats()));
        router.post("/reset").handler(context -> {
            stats.reset();
            send(context, stats());
        });
        router.post("/set").handler(this::set);
        return router;
    }

    private static String reason(int status) {
        return switch (status) {
            case 404 -> "there is no such thing; see lifafa simulate --help";
            case 405 -> "not that way";
            case 413 -> "the body is larger than " + (MAX_BODY_BYTES >> 20) + " MiB";
            case 400 -> "it cannot be read";
            default -> "the simulator failed";
        };
    }

    private void requireKey(RoutingContext context) {
        var authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (settings.key().map(key -> ("Bearer " + key).equals(authorization)).orElse(true)) {
            context.next();
            return;
        }
        stats.count(Stats.Counter.UNAUTHORIZED401);
        new ApiError(401, "invalid_request_error", "invalid_api_key", "Incorrect API key provided")
                .send(context.response());
    }

    private static JsonObject models() {
        var model = new JsonObject()
                .put("id", "lifafa-simulator")
                .put("object", "model")
                .put("created", 0)
                .put("owned_by", "lifafa");
        return new JsonObject().put("object", "list").put("data", new JsonArray().add(model));
    }

    private JsonObject stats() {
        return stats.toJson().put("busy", chat.busy()).put("waiting", chat.waiting());
    }

    /** All of it or nothing. */
    private void set(RoutingContext context) {
        try {
            if (context.body().buffer() == null
                    || !(context.body().buffer().toJsonValue() instanceof JsonObject changes)) {
                throw new IllegalArgumentException("the body is not a JSON object, such as {\"rate\": 5}");
            }
            var changed = new EnumMap<Setting, String>(Setting.class);
            changed.putAll(given);
            changes.forEach(change -> changed.put(setting(change.getKey()), text(change)));
            settings = Settings.read(changed);
            given.putAll(changed);
            chat.change(settings);
            send(context, SettingsJson.write(settings));
        } catch (DecodeException e) {
            ApiError.invalid(400, "the body is not JSON").send(context.response());
        } catch (IllegalArgumentException e) {
            ApiError.invalid(400, e.getMessage()).send(context.response());
        }
    }

    private static Setting setting(String key) {
        return Setting.of(key)
                .orElseThrow(
                        () -> new IllegalArgumentException("one of these is no setting; there are " + Setting.keys()));
    }

    private static String text(Map.Entry<String, Object> change) {
        return SettingsJson.text(setting(change.getKey()), change.getValue());
    }

    private static void send(RoutingContext context, JsonObject json) {
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end(json.toBuffer());
    }

    /** The port it listens on, once it is deployed. Thread rule: any, after the deployment. */
    public int port() {
        return server.actualPort();
    }

    @Override
    public Future<?> stop() {
        return server == null ? Future.succeededFuture() : server.shutdown(STOP_SECONDS, TimeUnit.SECONDS);
    }
}
