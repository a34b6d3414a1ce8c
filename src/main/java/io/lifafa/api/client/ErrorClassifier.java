package io.lifafa.api.client;

import io.lifafa.api.client.ChatReply.Failed;
import io.lifafa.api.client.ChatReply.Kind;
import io.lifafa.limiter.RateSignals;

/** What follows from an answer with an error status (RFC 9110, section 15; the codes are OpenAI's). */
final class ErrorClassifier {
    private ErrorClassifier() {}

    /** Classifies any status outside 200 to 299. */
    static Failed classify(ErrorReply error, RateSignals signals) {
        return switch (error.status()) {
            case 400, 422 -> badRequest(error, signals);
            case 401, 403, 404, 405 -> denied(error, signals);
            case 402 -> failed(Kind.DENIED, "insufficient_quota", signals);
            case 413 -> failed(Kind.TOO_LARGE, "http_413", signals);
            case 429 -> tooMany(error, signals);
            default -> byClass(error, signals);
        };
    }

    private static Failed byClass(ErrorReply error, RateSignals signals) {
        var status = error.status();
        if (status >= 300 && status < 400) {
            return failed(Kind.DENIED, "redirected", signals);
        }
        var passing = status == 408 || status == 409 || status == 425;
        var request = status >= 400 && status < 500 && !passing;
        return failed(request ? Kind.REJECTED : Kind.SERVER, code(error), signals);
    }

    private static Failed badRequest(ErrorReply error, RateSignals signals) {
        if (error.isTooLong()) {
            return failed(Kind.TOO_LARGE, "context_length_exceeded", signals);
        }
        if (error.deniesKey()) {
            return failed(Kind.DENIED, "invalid_api_key", signals);
        }
        if (error.lacksMoney()) {
            return failed(Kind.DENIED, "insufficient_quota", signals);
        }
        if (error.lacksModel()) {
            return failed(Kind.DENIED, "model_not_found", signals);
        }
        return failed(Kind.REJECTED, code(error), signals);
    }

    private static Failed denied(ErrorReply error, RateSignals signals) {
        var model = error.status() == 404 && error.lacksModel();
        return failed(Kind.DENIED, model ? "model_not_found" : code(error), signals);
    }

    /** OpenAI also says 429 of a single request that is larger than a whole minute's tokens: no waiting helps. */
    private static Failed tooMany(ErrorReply error, RateSignals signals) {
        if (error.lacksMoney()) {
            return failed(Kind.DENIED, "insufficient_quota", signals);
        }
        if (error.isTooLong()) {
            return failed(Kind.TOO_LARGE, "request_too_large", signals);
        }
        return failed(Kind.THROTTLED, code(error), error.speaksOfCrowd() ? signals.asCrowded() : signals);
    }

    private static String code(ErrorReply error) {
        return "http_" + error.status();
    }

    private static Failed failed(Kind kind, String reason, RateSignals signals) {
        return new Failed(kind, reason, signals);
    }
}
