package io.lifafa.tenants.key;

import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.Caller;
import io.lifafa.tenants.RefusalReason;
import io.vertx.core.Future;
import java.time.Instant;

/** A key in memory, with the answer for whoever presents it made once. */
final class KnownKey {
    private final ApiKey key;
    private final Future<Caller> caller;

    KnownKey(ApiKey key) {
        this.key = key;
        this.caller = Future.succeededFuture(key.caller());
    }

    /** Whoever does not know the secret learns nothing of the key's state. */
    Future<Caller> answer(String secret, Instant now) {
        if (!key.secret().matches(secret)) {
            return refused(RefusalReason.WRONG_SECRET);
        }
        return key.refusal(now).map(KnownKey::refused).orElse(caller);
    }

    static Future<Caller> refused(RefusalReason reason) {
        return Future.failedFuture(AccessRefusal.of(reason));
    }
}
