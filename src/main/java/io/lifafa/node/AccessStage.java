package io.lifafa.node;

import io.lifafa.config.HttpConfig;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.SecurityConfig;
import io.lifafa.http.Gate;
import io.lifafa.http.HostName;
import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.access.Authenticator;
import io.lifafa.tenants.jwt.JwtOptions;
import io.lifafa.tenants.jwt.TokenVerifier;
import io.lifafa.tenants.key.KnownKeys;
import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is let in at the ports of a node.
 *
 * <p>States: <em>unknown</em> until the store has said whether keys exist: nobody is let in. <em>Open</em>: no key was ever made and no
 * issuer of tokens is named, or {@code security.open} is set: who brings nothing is the installation's own tenant. <em>Closed</em>: a key
 * or a token is needed. The first key that is made closes all nodes within a second; that one was made is never forgotten.
 */
final class AccessStage implements Gate.Door {
    private static final Logger LOG = LoggerFactory.getLogger(AccessStage.class);

    private final NodeContext node;
    private final KnownKeys keys;
    private final Optional<TokenVerifier> tokens;
    private final Authenticator authenticator;
    private final Predicate<String> disabled;
    private final Caller anyone;

    /** @param disabled whether a tenant is disabled, from memory */
    AccessStage(NodeContext node, Predicate<String> disabled) {
        this.node = node;
        this.disabled = disabled;
        this.keys = new KnownKeys(node.vertx(), node.asked().keys());
        this.tokens = jwt(node.config().security()).map(it -> new TokenVerifier(node.vertx(), it));
        this.authenticator = new Authenticator(Optional.of(keys), tokens, this::refused);
        this.anyone = new Caller(node.config().tenant(), Set.of(Permission.ADMIN), Caller.Kind.NOBODY, "");
    }

    private static Optional<JwtOptions> jwt(SecurityConfig config) {
        return config.jwtIssuer()
                .map(issuer -> new JwtOptions(
                        issuer,
                        Set.copyOf(config.jwtAudiences()),
                        config.jwtKeySet().orElseThrow(),
                        config.jwtTenantClaim(),
                        config.jwtPermissionClaims(),
                        config.jwtPermissionPrefix(),
                        config.jwtLeeway(),
                        JwtOptions.DEFAULT_REFRESH));
    }

    /**
     * Begins to follow the keys. Fails with an {@code IllegalStateException} that says what to do if this node would be open beyond
     * loopback.
     */
    Future<Void> deploy() {
        return node.deployments()
                .deploy(() -> new AccessVerticle(keys, tokens), 1)
                .compose(started ->
                        isExposed() ? Future.failedFuture(exposed(node.config())) : Future.succeededFuture());
    }

    private boolean isExposed() {
        var config = node.config();
        if (config.security().open()) {
            LOG.warn("security.open is set: whoever reaches the ports of this node may do anything there");
            return false;
        }
        var beyond = beyondLoopback(config);
        if (beyond.stream().anyMatch(port -> !port.tls().isOn())) {
            LOG.warn(
                    "a port beyond loopback speaks no TLS: keys and tokens cross the network as they are, unless something in"
                            + " front of it encrypts (http.tls_certificate_file)");
        }
        return tokens.isEmpty() && keys.exist().filter(exist -> !exist).isPresent() && !beyond.isEmpty();
    }

    private static List<HttpConfig> beyondLoopback(LifafaConfig config) {
        return Stream.of(config.http(), config.management())
                .filter(port -> !HostName.isLoopback(port.host()))
                .toList();
    }

    private static IllegalStateException exposed(LifafaConfig config) {
        return new IllegalStateException(
                "this node would listen on " + config.http().host() + " and "
                        + config.management().host()
                        + ", beyond loopback, and let anyone in: no key was made yet. Make one with"
                        + " lifafa key create --role admin, or name the issuer of tokens (security.jwt_issuer); or set"
                        + " security.open: true if something in front of the node asks who comes");
    }

    @Override
    public Future<Caller> enter(List<String> authorizations, Permission needed) {
        if (authorizations.isEmpty() && isOpen()) {
            return Future.succeededFuture(anyone);
        }
        if (authorizations.isEmpty() && tokens.isEmpty() && keys.exist().isEmpty()) {
            return Future.failedFuture(AccessRefusal.of(RefusalReason.UNAVAILABLE));
        }
        return authorizations.size() > 1
                ? Future.failedFuture(AccessRefusal.of(RefusalReason.MALFORMED))
                : authenticator
                        .authorise(authorizations.stream().findFirst(), needed)
                        .compose(this::enabled);
    }

    private Future<Caller> enabled(Caller caller) {
        if (!disabled.test(caller.tenant())) {
            return Future.succeededFuture(caller);
        }
        refused(RefusalReason.TENANT_DISABLED);
        return Future.failedFuture(AccessRefusal.of(RefusalReason.TENANT_DISABLED));
    }

    private void refused(RefusalReason reason) {
        node.metrics().accessRefused(reason.name().toLowerCase(Locale.ROOT)).increment();
    }

    private boolean isOpen() {
        return node.config().security().open()
                || tokens.isEmpty() && keys.exist().filter(exist -> !exist).isPresent();
    }
}
