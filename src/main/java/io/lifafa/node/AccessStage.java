package io.lifafa.node;

import io.lifafa.config.HttpConfig;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.Role;
import io.lifafa.config.SecurityConfig;
import io.lifafa.http.Gate;
import io.lifafa.http.HostName;
import io.lifafa.ingest.IngestAccess;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.access.Authenticator;
import io.lifafa.tenants.jwt.JwtOptions;
import io.lifafa.tenants.jwt.TokenVerifier;
import io.lifafa.tenants.key.KeyStore;
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
 * Who is let in at the ports of a node, and whose the SMS are that come by the bus.
 *
 * <p>States: <em>unknown</em> until the store has said whether keys exist: nobody is let in. <em>Open</em>: no key was ever made and no
 * issuer of tokens is named, or {@code security.open} is set: who brings nothing is the installation's own tenant. <em>Closed</em>: a key
 * or a token is needed. The first key that is made closes all nodes within a second; revoking the last one does not open them. A
 * node that listens beyond loopback is never open for want of keys, not even if it learns only after its start that there are none.
 */
final class AccessStage implements Gate.Door, IngestAccess {
    private static final Logger LOG = LoggerFactory.getLogger(AccessStage.class);

    private final NodeContext node;
    private final KnownKeys keys;
    private final Optional<TokenVerifier> tokens;
    private final Authenticator authenticator;
    private final Predicate<String> disabled;
    private final Caller anyone;

    /** Listens where only this machine is, or on the bus alone. */
    private volatile boolean sheltered;

    /** @param disabled whether a tenant is disabled, from memory */
    AccessStage(NodeContext node, Predicate<String> disabled) {
        this(node, node.asked().keys(), disabled);
    }

    AccessStage(NodeContext node, KeyStore store, Predicate<String> disabled) {
        this.node = node;
        this.disabled = disabled;
        this.keys = new KnownKeys(node.vertx(), store);
        this.tokens = jwt(node.config().security()).map(it -> new TokenVerifier(node.vertx(), it));
        this.authenticator = new Authenticator(Optional.of(keys), tokens, this::turnedAway);
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
     *
     * @param http whether the node serves HTTP
     */
    Future<Void> deploy(boolean http) {
        List<HttpConfig> exposed = http ? beyondLoopback() : List.of();
        sheltered = exposed.isEmpty();
        return node.deployments()
                .deploy(() -> new AccessVerticle(keys, tokens), 1)
                .compose(started ->
                        letsAnyoneIn(exposed) ? Future.failedFuture(refusal(node.config())) : Future.succeededFuture());
    }

    /** Says what is doubtful about it, too. */
    private boolean letsAnyoneIn(List<HttpConfig> exposed) {
        if (node.config().security().open()) {
            LOG.warn("security.open is set: whoever reaches the ports of this node may do anything there");
            return false;
        }
        if (exposed.stream().anyMatch(port -> !port.tls().isOn())) {
            LOG.warn(
                    "a port beyond loopback speaks no TLS: keys and tokens cross the network as they are, unless something in"
                            + " front of it encrypts (http.tls_certificate_file)");
        }
        return asksNobody() && !sheltered;
    }

    /** The ports of this node that other machines reach. */
    private List<HttpConfig> beyondLoopback() {
        var config = node.config();
        var data = node.has(Role.INGEST) || node.has(Role.WEB) ? Stream.of(config.http()) : Stream.<HttpConfig>empty();
        var management = node.has(Role.HEALTH) ? Stream.of(config.management()) : Stream.<HttpConfig>empty();
        return Stream.concat(data, management)
                .filter(port -> !HostName.isLoopback(port.host()))
                .toList();
    }

    private static IllegalStateException refusal(LifafaConfig config) {
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
            return refused(RefusalReason.UNAVAILABLE);
        }
        return authorizations.size() > 1
                ? refused(RefusalReason.MALFORMED)
                : authenticator
                        .authorise(authorizations.stream().findFirst(), needed)
                        .compose(this::enabled);
    }

    private Future<Caller> enabled(Caller caller) {
        return disabled.test(caller.tenant()) ? refused(RefusalReason.TENANT_DISABLED) : Future.succeededFuture(caller);
    }

    @Override
    public Future<Tenant> tenantOf(List<String> authorizations) {
        return enter(authorizations, Permission.INGEST)
                .map(caller -> Tenant.of(caller.tenant(), node.config().tenant()));
    }

    @Override
    public void turnedAway(RefusalReason reason) {
        node.metrics().accessRefused(reason.name().toLowerCase(Locale.ROOT)).increment();
    }

    private Future<Caller> refused(RefusalReason reason) {
        turnedAway(reason);
        return Future.failedFuture(AccessRefusal.of(reason));
    }

    private boolean isOpen() {
        return node.config().security().open() || sheltered && asksNobody();
    }

    /** No key was ever made, and nobody else is named who could say who comes. */
    private boolean asksNobody() {
        return tokens.isEmpty() && keys.exist().filter(exist -> !exist).isPresent();
    }
}
