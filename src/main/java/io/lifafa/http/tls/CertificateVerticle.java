package io.lifafa.http.tls;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.ServerSSLOptions;
import java.time.Duration;
import java.util.function.Function;

/**
 * Takes up renewed files of a port's certificate. They are read whole, off the event loop: modification times say nothing
 * of links that are turned, as Kubernetes turns those of a mounted secret. A change is judged once it has been the same in
 * two looks, so that whoever writes two files one after the other is not told off.
 */
public final class CertificateVerticle extends VerticleBase {
    static final Duration INTERVAL = Duration.ofSeconds(2);

    private final PortCertificate certificate;
    private final Function<ServerSSLOptions, Future<Boolean>> update;
    private boolean looking;

    /** @param update has new connections of the port use these, see {@code HttpServer.updateSSLOptions} */
    public CertificateVerticle(PortCertificate certificate, Function<ServerSSLOptions, Future<Boolean>> update) {
        this.certificate = certificate;
        this.update = update;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(INTERVAL.toMillis(), fired -> look());
        return Future.succeededFuture();
    }

    private void look() {
        if (!looking) {
            looking = true;
            certificate.look(vertx, update).onComplete(looked -> looking = false);
        }
    }
}
