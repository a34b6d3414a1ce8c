package io.lifafa.http;

/** Why the rest of a request's body will not come. */
public enum BodyFault {
    TOO_SLOW(408, "Request timeout", "the body comes in too slowly; send it faster, or set http.min_body_rate"),
    MALFORMED(400, "Bad request", "the body is not chunked as RFC 9112 has it"),
    CUT_OFF(400, "Bad request", "the sender ended before the end of the body; send the whole of it");

    private final int status;
    private final String title;
    private final String detail;

    BodyFault(int status, String title, String detail) {
        this.status = status;
        this.title = title;
        this.detail = detail;
    }

    /** What is wrong, and what to do. */
    public String detail() {
        return detail;
    }

    Problem problem() {
        return Problem.of(status, title, detail);
    }
}
