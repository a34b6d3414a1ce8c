package io.lifafa.node;

import io.lifafa.tenants.jwt.TokenVerifier;
import io.lifafa.tenants.key.KnownKeys;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Optional;

/** Follows the keys in the store and the issuer's key set for as long as it is deployed. */
final class AccessVerticle extends VerticleBase {
    private final KnownKeys keys;
    private final Optional<TokenVerifier> tokens;

    AccessVerticle(KnownKeys keys, Optional<TokenVerifier> tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    @Override
    public Future<?> start() {
        return keys.start().compose(started -> tokens.map(TokenVerifier::start).orElse(Future.succeededFuture()));
    }

    @Override
    public Future<?> stop() {
        return Future.join(keys.stop(), tokens.map(TokenVerifier::stop).orElse(Future.succeededFuture()));
    }
}
