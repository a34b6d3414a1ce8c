package io.lifafa.limiter;

/** How a call ended, as far as the limits are concerned. */
public enum CallResult {
    /** Answered, however useful the answer was. */
    SUCCESS,
    /** Our own fault or our own decision (400, cut off by a stop): teaches nothing. */
    IGNORED,
    /** 429: more than the server allows. */
    THROTTLED,
    /** 500, 502, 503, 504, or a connection that broke under way: perhaps too much for the server, perhaps just broken. */
    FAILED,
    /** No answer within {@link CallLimiter#timeout}. */
    TIMED_OUT,
    /** Answered, but cut short, or refused, because the call carried too much ({@code finish_reason: length}, 413). */
    TOO_LARGE,
    /** Nobody there: connection refused, name or certificate wrong. */
    UNREACHABLE,
    /** The server is there and will not serve us: 401, 403, 404. */
    DENIED
}
