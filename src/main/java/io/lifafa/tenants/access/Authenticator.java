package io.lifafa.tenants.access;

import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.jwt.TokenVerifier;
import io.lifafa.tenants.key.KnownKeys;
import io.lifafa.tenants.key.PresentedKey;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The one way in: each request goes through it, whatever port and form it has.
 *
 * <p>Every Future fails with an {@link AccessRefusal}, nothing else, and for known keys and tokens is completed already. Thread rule: any
 * thread; a Future that is not completed completes on the context that asked.
 */
public final class Authenticator {
    private final Optional<KnownKeys> keys;
    private final Optional<TokenVerifier> tokens;
    private final Consumer<RefusalReason> refused;

    /**
     * Starts and stops neither.
     *
     * @param keys empty: no key works
     * @param tokens empty: no token works
     * @param refused hears the reason of each refusal, to be counted; called on any thread
     */
    public Authenticator(Optional<KnownKeys> keys, Optional<TokenVerifier> tokens, Consumer<RefusalReason> refused) {
        this.keys = keys;
        this.tokens = tokens;
        this.refused = refused;
    }

    /**
     * Tells who calls.
     *
     * @param header value of the {@code Authorization} header, if there is one
     */
    public Future<Caller> authenticate(Optional<String> header) {
        return counted(identify(header));
    }

    /** Tells who calls, if he may do what he asks for. */
    public Future<Caller> authorise(Optional<String> header, Permission needed) {
        return counted(identify(header)
                .compose(caller -> caller.may(needed)
                        ? Future.succeededFuture(caller)
                        : Future.failedFuture(AccessRefusal.notAllowed(needed))));
    }

    private Future<Caller> identify(Optional<String> header) {
        if (header.isEmpty()) {
            return refused(RefusalReason.MISSING);
        }
        return BearerHeader.credential(header.get())
                .map(this::identify)
                .orElseGet(() -> refused(RefusalReason.MALFORMED));
    }

    private Future<Caller> identify(String credential) {
        if (TokenVerifier.isToken(credential)) {
            return tokens.map(it -> it.authenticate(credential)).orElseGet(() -> refused(RefusalReason.BAD_TOKEN));
        }
        return PresentedKey.parse(credential)
                .map(key -> keys.map(it -> it.authenticate(key)).orElseGet(() -> refused(RefusalReason.UNKNOWN)))
                .orElseGet(() -> refused(RefusalReason.MALFORMED));
    }

    private Future<Caller> counted(Future<Caller> end) {
        return end.recover(failure -> {
            var refusal = failure instanceof AccessRefusal known ? known : AccessRefusal.of(RefusalReason.UNAVAILABLE);
            refused.accept(refusal.reason());
            return Future.failedFuture(refusal);
        });
    }

    private static Future<Caller> refused(RefusalReason reason) {
        return Future.failedFuture(AccessRefusal.of(reason));
    }
}
