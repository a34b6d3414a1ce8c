package io.lifafa.store.database;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import io.lifafa.store.document.Documents;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.mongo.MongoClient;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.bson.BsonString;

/** A server with a clock of its own that knows nothing but {@code hello}, and our monotonic clock beside it. */
final class ScriptedHello {
    private static final int COMMAND_NOT_FOUND = 59;

    private Instant serverTime = Instant.parse("2031-07-01T00:00:00Z");
    private long nanos = -7;
    private Duration outward = Duration.ZERO;
    private Duration homeward = Duration.ZERO;
    private String command = "hello";
    private boolean away;

    Database database() {
        return Database.over((MongoClient) Proxy.newProxyInstance(
                MongoClient.class.getClassLoader(),
                new Class<?>[] {MongoClient.class},
                (proxy, method, arguments) -> method.getName().equals("runCommand")
                        ? run((String) arguments[0])
                        : Future.failedFuture(method.getName())));
    }

    private Future<JsonObject> run(String name) {
        if (away) {
            return Future.failedFuture(new MongoTimeoutException("away"));
        }
        if (!name.equals(command)) {
            var reply = new BsonDocument("code", new BsonInt32(COMMAND_NOT_FOUND))
                    .append("errmsg", new BsonString("no such command"));
            return Future.failedFuture(new MongoCommandException(reply, new ServerAddress()));
        }
        passes(outward);
        var reply = new JsonObject().put("localTime", Documents.date(serverTime));
        passes(homeward);
        return Future.succeededFuture(reply);
    }

    void passes(Duration time) {
        nanos += time.toNanos();
        serverTime = serverTime.plus(time);
    }

    void isSetTo(Instant time) {
        serverTime = time;
    }

    void answersIn(Duration thither, Duration back) {
        outward = thither;
        homeward = back;
    }

    void knowsOnly(String name) {
        command = name;
    }

    void isAway(boolean gone) {
        away = gone;
    }

    long nanoTime() {
        return nanos;
    }

    Instant serverTime() {
        return serverTime;
    }
}
