package io.lifafa.store.connection;

import com.mongodb.MongoCommandException;
import com.mongodb.MongoIncompatibleDriverException;
import com.mongodb.MongoSecurityException;
import com.mongodb.MongoSocketReadException;
import com.mongodb.MongoSocketReadTimeoutException;
import com.mongodb.MongoSocketWriteException;
import io.lifafa.store.connection.ConnectionTrouble.Kind;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** From what the driver throws to what a person can do about it. No message of the driver goes further than here. */
public final class Causes {
    private static final int UNAUTHORIZED = 13;

    /** UserNotFound, AuthenticationFailed, MechanismUnavailable, and the one that Atlas gives. */
    private static final Set<Integer> LOGIN_REFUSED = Set.of(11, 18, 334, 8000);

    private static final int DEEPEST = 10;

    private Causes() {}

    /** What a refused login or missing rights mean; empty for any other failure. */
    public static Optional<ConnectionTrouble> ofLogin(String host, Throwable failure) {
        var refusal = first(failure, MongoCommandException.class::isInstance)
                .map(MongoCommandException.class::cast)
                .map(MongoCommandException::getErrorCode);
        if (refusal.isPresent() && refusal.get() == UNAUTHORIZED) {
            return standing(
                    host + " does not let this login, or a client without one, use the database: name a user with"
                            + " the role readWrite on it in store.uri, mongodb://user:password@host/…");
        }
        if (refusal.filter(LOGIN_REFUSED::contains).isPresent()
                || failure instanceof MongoSecurityException
                        && first(failure, Causes::isNetwork).isEmpty()) {
            return standing(
                    host + " refuses the login: check user, password and authSource (the database that knows the"
                            + " user) in store.uri");
        }
        return Optional.empty();
    }

    /** What a monitor's failure to reach a host means. */
    static ConnectionTrouble of(String host, Throwable failure) {
        return ofLogin(host, failure)
                .or(() -> tls(host, failure))
                .or(() -> network(host, failure))
                .orElseGet(() -> new ConnectionTrouble(
                        Kind.AWAY,
                        host + " cannot be used: " + root(failure).getClass().getSimpleName()));
    }

    private static Optional<ConnectionTrouble> tls(String host, Throwable failure) {
        var tls = first(failure, SSLException.class::isInstance);
        if (tls.isEmpty()) {
            return Optional.empty();
        }
        if (any(failure, CertificateExpiredException.class) || any(failure, CertificateNotYetValidException.class)) {
            return standing(
                    "the certificate of " + host + " has expired, or is not valid yet: renew it, or set the clock");
        }
        if (any(failure, CertPathBuilderException.class) || any(failure, CertPathValidatorException.class)) {
            return standing("the certificate of " + host
                    + " is not trusted: name the file of the authority that signed it" + " in store.tls_ca_file");
        }
        var said = first(
                        failure,
                        it -> it.getMessage() != null
                                && it.getMessage()
                                        .matches("(?s).*(No name matching|No subject alternative|doesn't match).*"))
                .isPresent();
        if (said) {
            return standing(
                    "the certificate of " + host + " is for another name: use the name that it is for in store.uri");
        }
        if (first(failure, it -> String.valueOf(it.getMessage()).contains("SSL message"))
                .isPresent()) {
            return standing(host + " does not speak TLS: take tls=true and the TLS files out, or ask for another port");
        }
        if (first(failure, it -> String.valueOf(it.getMessage()).contains("alert"))
                .isPresent()) {
            return standing(host + " refuses our side of TLS: it may want a certificate that it knows, see"
                    + " store.tls_certificate_file");
        }
        return standing("no TLS with " + host + " comes about: check store.tls_ca_file and store.tls_certificate_file");
    }

    private static Optional<ConnectionTrouble> network(String host, Throwable failure) {
        if (any(failure, UnknownHostException.class) || any(failure, UnresolvedAddressException.class)) {
            return away("there is no host of the name in " + host + ": check store.uri, or the name service");
        }
        if (any(failure, NoRouteToHostException.class)
                || any(failure, SocketTimeoutException.class)
                || any(failure, MongoSocketReadTimeoutException.class)) {
            return away(
                    host + " does not answer: check the address in store.uri and what is in between (firewall, VPN)");
        }
        if (any(failure, ConnectException.class)) {
            return away(host + " refuses connections: start MongoDB there, or check host and port in store.uri");
        }
        if (any(failure, MongoIncompatibleDriverException.class)) {
            return standing(host + " is of a version that cannot be used: MongoDB 4.4 or newer is needed");
        }
        if (any(failure, MongoSocketReadException.class) || any(failure, MongoSocketWriteException.class)) {
            return away(
                    host + " takes connections and hangs up: it may be starting, or want TLS (tls=true in store.uri)");
        }
        return Optional.empty();
    }

    private static boolean isNetwork(Throwable failure) {
        return failure instanceof java.io.IOException || failure instanceof com.mongodb.MongoSocketException;
    }

    private static Optional<ConnectionTrouble> standing(String sentence) {
        return Optional.of(new ConnectionTrouble(Kind.STANDING, sentence));
    }

    private static Optional<ConnectionTrouble> away(String sentence) {
        return Optional.of(new ConnectionTrouble(Kind.AWAY, sentence));
    }

    private static boolean any(Throwable failure, Class<? extends Throwable> type) {
        return first(failure, type::isInstance).isPresent();
    }

    private static Optional<Throwable> first(Throwable failure, Predicate<Throwable> test) {
        return chain(failure).filter(test).findFirst();
    }

    private static Throwable root(Throwable failure) {
        return chain(failure).reduce((outer, inner) -> inner).orElse(failure);
    }

    private static Stream<Throwable> chain(Throwable failure) {
        return Stream.iterate(failure, it -> it != null, Throwable::getCause).limit(DEEPEST);
    }
}
