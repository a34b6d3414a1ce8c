package io.lifafa.tenants.jwt;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.concurrent.TimeUnit;

/** A key set at a URL. Redirects are not followed: they could lead anywhere. */
final class KeySetUrl implements KeySetSource {
    private static final int CONNECT_MILLIS = 5_000;
    private static final int ANSWER_SECONDS = 10;

    private final HttpClient client;
    private final String url;

    KeySetUrl(Vertx vertx, String url) {
        this.url = url;
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(CONNECT_MILLIS).setIdleTimeout(2 * TIMEOUT_SECONDS));
    }

    @Override
    public Future<Buffer> read() {
        return client.request(new RequestOptions()
                        .setAbsoluteURI(url)
                        .setFollowRedirects(false)
                        .putHeader("Accept", "application/jwk-set+json, application/json"))
                .compose(this::exchange)
                .timeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    private Future<Buffer> exchange(HttpClientRequest request) {
        return request.send()
                .compose(KeySetUrl::body)
                .timeout(ANSWER_SECONDS, TimeUnit.SECONDS)
                .onFailure(late -> request.reset());
    }

    private static Future<Buffer> body(HttpClientResponse response) {
        var whole = Promise.<Buffer>promise();
        var body = Buffer.buffer();
        if (response.statusCode() != 200) {
            whole.fail("the server answers " + response.statusCode());
        }
        response.handler(piece -> {
                    if (body.length() + piece.length() > MOST_BYTES) {
                        whole.tryFail("the answer is longer than " + MOST_BYTES + " bytes");
                    } else {
                        body.appendBuffer(piece);
                    }
                })
                .exceptionHandler(whole::tryFail)
                .endHandler(end -> whole.tryComplete(body));
        return whole.future();
    }

    @Override
    public Future<Void> close() {
        return client.close();
    }

    /** Without the query, which may hold a secret. */
    @Override
    public String toString() {
        var uri = URI.create(url);
        return uri.getScheme() + "://" + uri.getRawAuthority() + uri.getRawPath();
    }
}
