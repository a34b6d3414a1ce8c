package io.lifafa.http.tls;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.cluster.Certificates;
import io.lifafa.config.HttpTls;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ServerSSLOptions;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Which files a port takes, at its start and later; a look at them is a call here. */
@ExtendWith(VertxExtension.class)
@Timeout(60)
class PortCertificateTest {
    private static final Path ONE = Certificates.made().one();
    private static final Path TWO = Certificates.made().two();

    @TempDir
    Path dir;

    private Vertx vertx;
    private final List<ServerSSLOptions> taken = new ArrayList<>();
    private Path certificate;
    private Path key;
    private PortCertificate port;

    @BeforeEach
    void files(Vertx vertx) throws Exception {
        this.vertx = vertx;
        certificate = dir.resolve("tls.crt");
        key = dir.resolve("tls.key");
        copy(ONE);
        port = at(Clock.systemUTC());
    }

    private PortCertificate at(Clock clock) {
        return new PortCertificate(
                "management", new HttpTls(Optional.of(certificate), Optional.of(key), Optional.empty()), clock);
    }

    private void copy(Path from) throws Exception {
        Files.copy(from.resolve("tls.crt"), certificate, StandardCopyOption.REPLACE_EXISTING);
        Files.copy(from.resolve("tls.key"), key, StandardCopyOption.REPLACE_EXISTING);
    }

    private void look() throws Exception {
        await(port.look(vertx, options -> {
            taken.add(options);
            return Future.succeededFuture(true);
        }));
    }

    private void refusedAtStart(String... parts) {
        assertThatThrownBy(() -> await(port.load(vertx))).cause().hasMessageContainingAll(parts);
    }

    /** After a good start: the former certificate stays, and health says why. */
    private void refusedLater(String... parts) throws Exception {
        look();
        look();
        assertThat(taken).isEmpty();
        assertThat(port.state().cause()).hasMessageContainingAll(parts).hasMessageContaining("is in use");
    }

    @Test
    void aKeyOfAnotherCertificateIsRefused() throws Exception {
        Files.copy(TWO.resolve("tls.key"), key, StandardCopyOption.REPLACE_EXISTING);
        refusedAtStart("management.tls_key_file: " + key, "does not belong", certificate.toString());
        copy(ONE);
        await(port.load(vertx));
        Files.copy(TWO.resolve("tls.key"), key, StandardCopyOption.REPLACE_EXISTING);
        refusedLater("management.tls_key_file: " + key, "does not belong");
    }

    @Test
    void halfAFileIsRefused() throws Exception {
        await(port.load(vertx));
        var whole = Files.readString(TWO.resolve("tls.crt"));
        Files.writeString(certificate, whole.substring(0, whole.length() / 2));
        refusedLater("management.tls_certificate_file: " + certificate, "no whole certificate");
        copy(TWO);
        var half = Files.readString(key);
        Files.writeString(key, half.substring(0, half.length() / 2));
        refusedLater("management.tls_key_file: " + key, "no whole private key");
    }

    @Test
    void filesThatAreNoneAreNamed() throws Exception {
        Files.writeString(certificate, "");
        refusedAtStart("management.tls_certificate_file: " + certificate, "is empty");
        Files.writeString(certificate, "-----BEGIN NOTHING-----\n");
        refusedAtStart("tls_certificate_file", "no certificate in PEM form");
        Files.write(certificate, Base64.getMimeDecoder().decode("MIIBAAAA"));
        refusedAtStart("tls_certificate_file", certificate.toString());
        Files.delete(certificate);
        refusedAtStart("tls_certificate_file", "does not exist");
        Files.createDirectory(certificate);
        refusedAtStart("tls_certificate_file", "is no regular file");
    }

    @Test
    void anErrorNeverRepeatsTheKey() throws Exception {
        var lines = Files.readAllLines(key);
        Files.writeString(key, lines.get(0) + "\n" + lines.get(1) + "\n");
        assertThatThrownBy(() -> await(port.load(vertx))).satisfies(failure -> {
            for (Throwable it = failure; it != null; it = it.getCause()) {
                assertThat(it.toString()).doesNotContain(lines.get(1).substring(0, 12));
            }
        });
    }

    @Test
    void aCertificateOutsideItsTimeIsRefused() {
        port = at(Clock.offset(Clock.systemUTC(), Duration.ofDays(400)));
        refusedAtStart("tls_certificate_file: " + certificate, "expired at");
        port = at(Clock.offset(Clock.systemUTC(), Duration.ofDays(-2)));
        refusedAtStart("tls_certificate_file: " + certificate, "not valid before");
    }

    @Test
    void aChainOutOfOrderIsRefused() throws Exception {
        Files.writeString(certificate, Files.readString(ONE.resolve("ca.crt")) + Files.readString(certificate));
        refusedAtStart("tls_certificate_file: " + certificate, "out of order");
        Files.writeString(
                certificate, Files.readString(ONE.resolve("tls.crt")) + Files.readString(ONE.resolve("ca.crt")));
        assertThat(await(port.load(vertx)).getKeyCertOptions()).isNotNull();
    }

    @Test
    void renewedFilesAreTakenOnceWhenTheyAreAtRest() throws Exception {
        await(port.load(vertx));
        look();
        look();
        assertThat(taken).isEmpty();
        Files.copy(TWO.resolve("tls.crt"), certificate, StandardCopyOption.REPLACE_EXISTING);
        look();
        copy(TWO);
        look();
        assertThat(taken).isEmpty();
        assertThat(port.state().succeeded()).isTrue();
        look();
        look();
        assertThat(taken).hasSize(1);
    }

    @Test
    void filesThatComeBackEndTheComplaint() throws Exception {
        await(port.load(vertx));
        Files.delete(key);
        refusedLater("management.tls_key_file: " + key, "does not exist");
        copy(ONE);
        look();
        look();
        assertThat(taken).isEmpty();
        assertThat(port.state().result().getLong("days_left")).isBetween(360L, 365L);
    }

    @Test
    void whatTlsCannotUseIsNotTaken() throws Exception {
        await(port.load(vertx));
        copy(TWO);
        look();
        await(port.look(vertx, options -> Future.failedFuture("no such cipher")));
        assertThat(port.state().cause()).hasMessageContaining("no such cipher");
    }
}
