package io.lifafa.http.tls;

import io.lifafa.config.HttpTls;
import io.lifafa.http.tls.CertificateFiles.Contents;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The certificate that one port shows, and what becomes of it when its files change. Files that cannot be used leave the
 * former certificate in use. Thread rule: any; nothing blocks the caller.
 */
public final class PortCertificate {
    private static final Logger LOG = LoggerFactory.getLogger(PortCertificate.class);

    private final String port;
    private final CertificateFiles files;
    private final Clock clock;
    private volatile Optional<ServerCertificate> used = Optional.empty();
    private volatile Optional<String> refusal = Optional.empty();

    /** What was there at the last look: files that just change are looked at once more before they are judged. */
    private volatile Optional<Look> before = Optional.empty();

    /** What a look at the files gave: their contents, or why there are none. */
    private record Look(Optional<Contents> contents, String trouble) {}

    /**
     * @param port {@code http} or {@code management}, the group of its keys
     * @param files must be on
     */
    public PortCertificate(String port, HttpTls files, Clock clock) {
        this.port = port;
        this.files = CertificateFiles.of(port, files);
        this.clock = clock;
    }

    /**
     * Reads and checks the files at the first call; the instances of a server get the same.
     *
     * @return fails with an {@code IOException} that names the file, what is wrong with it and what to do
     */
    public Future<ServerSSLOptions> load(Vertx vertx) {
        return vertx.executeBlocking(() -> loaded(vertx).options());
    }

    private synchronized ServerCertificate loaded(Vertx vertx) throws IOException {
        if (used.isEmpty()) {
            used = Optional.of(files.check(vertx, files.read(), clock.instant()));
        }
        return used.get();
    }

    /**
     * Looks whether the files have changed since, and are whole, and has them used. To be called again when it has ended.
     *
     * @param update has new connections use them
     * @return always succeeds
     */
    Future<Void> look(Vertx vertx, Function<ServerSSLOptions, Future<Boolean>> update) {
        return vertx.executeBlocking(() -> changed(vertx))
                .compose(changed -> changed.map(it -> update.apply(it.options()).onSuccess(done -> taken(it)))
                        .orElse(Future.succeededFuture()))
                .<Void>mapEmpty()
                .otherwise(failure -> {
                    refuse(String.valueOf(failure.getMessage()));
                    return null;
                });
    }

    private Optional<ServerCertificate> changed(Vertx vertx) throws IOException {
        var now = read();
        boolean settled = before.filter(now::equals).isPresent();
        before = Optional.of(now);
        if (!settled) {
            return Optional.empty();
        }
        var contents = now.contents().orElseThrow(() -> new IOException(now.trouble()));
        if (used.filter(it -> it.contents().equals(contents)).isPresent()) {
            refusal.ifPresent(it -> LOG.info("the files of {}'s certificate are again those in use", port));
            refusal = Optional.empty();
            return Optional.empty();
        }
        return Optional.of(files.check(vertx, contents, clock.instant()));
    }

    private Look read() {
        try {
            return new Look(Optional.of(files.read()), "");
        } catch (IOException e) {
            return new Look(Optional.empty(), e.getMessage());
        }
    }

    private void taken(ServerCertificate renewed) {
        used = Optional.of(renewed);
        refusal = Optional.empty();
        LOG.info("the {} port shows {} to new connections; those that are open go on", port, renewed);
    }

    /** One line for each new trouble, however often it is looked at. */
    private void refuse(String why) {
        if (!refusal.equals(Optional.of(why))) {
            refusal = Optional.of(why);
            LOG.warn(
                    "a renewed certificate of the {} port is not taken up: {}. The former one, valid until {}, stays in"
                            + " use; the files are looked at every {} s",
                    port,
                    why,
                    expires(),
                    CertificateVerticle.INTERVAL.toSeconds());
        }
    }

    /** When clients begin to refuse the certificate in use; the epoch if there is none yet. */
    public Instant expires() {
        return used.map(ServerCertificate::expires).orElse(Instant.EPOCH);
    }

    /** For health: fails with what is wrong while the files cannot be used, or the certificate in use has expired. */
    public Future<JsonObject> state() {
        var left = Duration.between(clock.instant(), expires());
        if (left.isNegative()) {
            return Future.failedFuture("the certificate in use expired at " + expires() + "; clients refuse it"
                    + refusal.map(it -> ". The files do not help: " + it).orElse(""));
        }
        return refusal.map(why -> Future.<JsonObject>failedFuture(
                        why + ". The former certificate, valid until " + expires() + ", is in use"))
                .orElseGet(() -> Future.succeededFuture(new JsonObject()
                        .put("certificate_expires", expires().toString())
                        .put("days_left", left.toDays())));
    }
}
