package io.lifafa.store;

import static io.lifafa.testsupport.Awaiting.await;

import io.lifafa.testsupport.TestCertificate;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Optional;

/** Speaks TLS in front of a server that does not. */
public final class TlsProxy implements AutoCloseable {
    private final NetClient client;
    private final NetServer server;

    /** @param clients whose certificate is asked for; absent: nobody's */
    public TlsProxy(Vertx vertx, int behind, TestCertificate own, Optional<TestCertificate> clients) {
        client = vertx.createNetClient();
        var options = new NetServerOptions()
                .setHost("127.0.0.1")
                .setPort(0)
                .setSsl(true)
                .setKeyCertOptions(own.server());
        clients.ifPresent(known -> options.setClientAuth(ClientAuth.REQUIRED).setTrustOptions(known.trust()));
        server = vertx.createNetServer(options).connectHandler(socket -> join(socket, behind));
        await(server.listen());
    }

    private void join(NetSocket outer, int behind) {
        outer.pause();
        client.connect(behind, "127.0.0.1").onFailure(away -> outer.close()).onSuccess(inner -> {
            outer.pipeTo(inner);
            inner.pipeTo(outer);
        });
    }

    public int port() {
        return server.actualPort();
    }

    @Override
    public void close() {
        await(server.close());
        await(client.close());
    }
}
