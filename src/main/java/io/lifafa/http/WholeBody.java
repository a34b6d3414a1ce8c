package io.lifafa.http;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;

/**
 * Receives a small body whole. One that is too large, too slow or damaged is answered here; a sender that goes away is
 * nobody's trouble. Thread rule: the request's event loop.
 */
public final class WholeBody {
    private WholeBody() {}

    /** To be called in the first handler of a route, before the body has come. */
    public static void receive(RoutingContext context, int maxBytes, Handler<Buffer> whole) {
        var request = context.request();
        var body = Buffer.buffer();
        ConnectionAdmission.onBodyFault(request, fault -> fault.problem().send(context));
        request.exceptionHandler(gone -> request.handler(rest -> {}));
        request.endHandler(end -> whole.handle(body));
        request.handler(part -> {
            if (body.length() + part.length() > maxBytes) {
                Problem.of(
                                413,
                                "Content too large",
                                "the request body is larger than " + maxBytes
                                        + " bytes, which is too large; send it in parts")
                        .send(context);
            } else {
                body.appendBuffer(part);
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            request.response().writeContinue();
        }
        request.resume();
    }
}
