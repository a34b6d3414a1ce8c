package io.lifafa.tenants.jwt;

import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.Caller;
import io.lifafa.tenants.RefusalReason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;

/**
 * Tells whom a token names. It counts if one of the issuer's keys has signed it by an asymmetric algorithm, if it comes from the
 * issuer, is for us, has begun and ends, and names a tenant and a subject ({@code sub}); RFC 8725 has the reasons.
 *
 * <p>A token cannot be revoked: it works until it expires or its key leaves the key set. Ask the issuer for short ones.
 *
 * <p>Thread rule: any thread; signatures are checked on a thread of their own ({@link VerificationQueue}).
 */
public final class TokenVerifier {
    private final JwtOptions options;
    private final Clock clock;
    private final VerificationQueue queue;
    private final SigningKeys keys;
    private final VerifiedTokens verified = new VerifiedTokens();

    /** With the machine's clock. */
    public TokenVerifier(Vertx vertx, JwtOptions options) {
        this(
                options,
                Clock.systemUTC(),
                new VerificationQueue(vertx),
                new SigningKeys(vertx, KeySetSource.of(vertx, options.keySet()), options.refresh(), System::nanoTime));
    }

    TokenVerifier(JwtOptions options, Clock clock, VerificationQueue queue, SigningKeys keys) {
        this.options = options;
        this.clock = clock;
        this.queue = queue;
        this.keys = keys;
    }

    /** Reads the key set. Succeeds once it was asked for, even in vain; until it is there, every token is refused. */
    public Future<Void> start() {
        return keys.start();
    }

    /** Reads the key set no more; from now on every token is refused as unavailable. */
    public Future<Void> stop() {
        return keys.stop().eventually(queue::close);
    }

    /** Whether this has the form of a token; it may still be none that counts. */
    public static boolean isToken(String credential) {
        return TokenHeader.isToken(credential);
    }

    /**
     * Tells whom a token names. Completed already if the token was seen before.
     *
     * @return fails with an {@link AccessRefusal}
     */
    public Future<Caller> authenticate(String token) {
        var seen = keys.current().flatMap(now -> verified.find(token, now));
        if (seen.isPresent()) {
            return caller(seen.get());
        }
        return TokenHeader.read(token)
                .map(header -> keys.signerOf(header).compose(set -> verify(token, set)))
                .orElseGet(() -> Future.failedFuture(AccessRefusal.of(RefusalReason.BAD_TOKEN)));
    }

    private Future<Caller> verify(String token, KeySet set) {
        return queue.run(() -> verified.find(token, set).orElseGet(() -> read(token, set)))
                .compose(this::caller);
    }

    private TokenClaims read(String token, KeySet set) {
        var claims = TokenClaims.read(set.claims(token), options);
        verified.add(token, set, claims);
        return claims;
    }

    private Future<Caller> caller(TokenClaims claims) {
        try {
            return Future.succeededFuture(claims.at(clock.instant(), options));
        } catch (AccessRefusal refusal) {
            return Future.failedFuture(refusal);
        }
    }
}
