package io.lifafa.api.client;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.TrustOptions;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The connections to one server.
 *
 * <p>{@code https}: certificate and host name are always verified, HTTP/2 is offered by ALPN (RFC 7301) and HTTP/1.1 is
 * the fallback. {@code http}: HTTP/1.1. Redirects are not followed: they would carry the key elsewhere.
 */
final class Transport {
    /** Less than the 5 s after which uvicorn and Node.js close idle connections: else requests meet the closing. */
    private static final int IDLE_SECONDS = 4;

    private static final int HTTP_2_IDLE_SECONDS = 60;
    /** What servers usually allow (RFC 9113, section 6.5.2, recommends no less). */
    private static final int STREAMS_PER_CONNECTION = 100;
    /** Calls cancelled while connecting wait on in the queue until the attempt ends, so it is longer than the pool. */
    private static final int WAITING_PER_CONNECTION = 10;

    private Transport() {}

    /**
     * Makes the client. To be kept in a field: Vert.x closes one that is garbage.
     *
     * @param trust instead of the authorities the JDK trusts
     */
    static HttpClient client(Vertx vertx, EndpointOptions options, Optional<TrustOptions> trust) {
        return vertx.httpClientBuilder()
                .with(clientOptions(options, trust))
                .with(poolOptions(options))
                .withConnectHandler(Transport::hush)
                .build();
    }

    /**
     * Keeps what breaks a connection out of Vert.x's log, since it may repeat text of the reply. The calls on it hear of
     * it themselves.
     */
    private static void hush(HttpConnection connection) {
        connection.exceptionHandler(failure -> {});
    }

    /** What all requests have in common. */
    static RequestOptions request(EndpointOptions options) {
        var url = EndpointUrl.of(options.url());
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.ssl())
                .setURI(url.target())
                .setFollowRedirects(false);
    }

    private static HttpClientOptions clientOptions(EndpointOptions options, Optional<TrustOptions> trust) {
        var connectMillis = options.connectTimeout().toMillis();
        var http = new HttpClientOptions()
                .setConnectTimeout((int) connectMillis)
                .setKeepAlive(true)
                .setKeepAliveTimeout(IDLE_SECONDS)
                .setHttp2KeepAliveTimeout(HTTP_2_IDLE_SECONDS)
                .setPipelining(false)
                .setDecompressionSupported(true)
                .setTcpKeepAlive(true)
                .setMetricsName("api");
        if (EndpointUrl.of(options.url()).ssl()) {
            http.setSsl(true)
                    .setTrustAll(false)
                    .setVerifyHost(true)
                    .setUseAlpn(true)
                    .setProtocolVersion(HttpVersion.HTTP_2)
                    .setSslHandshakeTimeout(connectMillis)
                    .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS);
            trust.ifPresent(http::setTrustOptions);
        }
        return http;
    }

    private static PoolOptions poolOptions(EndpointOptions options) {
        var connections = options.maxConnections();
        return new PoolOptions()
                .setHttp1MaxSize(connections)
                .setHttp2MaxSize(1 + (connections - 1) / STREAMS_PER_CONNECTION)
                .setMaxWaitQueueSize(connections * WAITING_PER_CONNECTION);
    }
}
