package io.lifafa.tenants;

import java.time.Duration;
import java.util.Optional;

/**
 * A refusal as HTTP says it (RFC 9457 and, for the challenge, RFC 6750). An unknown key, a revoked one and a wrong secret get
 * the very same answer. That a key has expired is told, for only who knows its secret comes that far.
 *
 * @param status 401, 403 or 503
 * @param type the problem type, a URI
 * @param title what kind of refusal, the same for each of its kind
 * @param detail what is wrong and what to do
 * @param challenge value of {@code WWW-Authenticate}, for 401 and 403
 * @param retryAfter when the same request may succeed, for 503
 */
public record AccessProblem(
        int status,
        String type,
        String title,
        String detail,
        Optional<String> challenge,
        Optional<Duration> retryAfter) {
    private static final String TYPES = "urn:lifafa:problem:";
    private static final String REALM = "Bearer realm=\"lifafa\"";
    private static final String NO_TOKEN = ", error=\"invalid_token\"";

    private static final AccessProblem MISSING = new AccessProblem(
            401,
            TYPES + "credential-missing",
            "Credential missing",
            "send a key or a token: Authorization: Bearer …",
            Optional.of(REALM),
            Optional.empty());
    private static final AccessProblem MALFORMED = unauthorized(
            "credential-malformed",
            "Credential malformed",
            "what was sent is neither a key nor a token; was it cut off or mistyped?");
    private static final AccessProblem INVALID = unauthorized(
            "credential-invalid", "Credential invalid", "this key or token is not accepted; ask for another one");
    private static final AccessProblem EXPIRED = unauthorized(
            "credential-expired", "Credential expired", "this key or token has expired; ask for another one");
    private static final AccessProblem DISABLED = new AccessProblem(
            403,
            TYPES + "tenant-disabled",
            "Tenant disabled",
            "the tenant of this key or token is disabled; what it sent before is worked off. Ask who runs this installation",
            Optional.empty(),
            Optional.empty());
    private static final AccessProblem UNAVAILABLE = new AccessProblem(
            503,
            TYPES + "access-unavailable",
            "Service unavailable",
            "keys or tokens cannot be checked now; send the request again later",
            Optional.empty(),
            Optional.of(Duration.ofSeconds(2)));

    static AccessProblem of(RefusalReason reason) {
        return switch (reason) {
            case MISSING -> MISSING;
            case MALFORMED -> MALFORMED;
            case UNKNOWN, WRONG_SECRET, REVOKED, BAD_TOKEN, WRONG_ISSUER, WRONG_AUDIENCE, NOT_YET_VALID, NO_TENANT ->
                INVALID;
            case EXPIRED -> EXPIRED;
            case UNAVAILABLE -> UNAVAILABLE;
            case TENANT_DISABLED -> DISABLED;
            case NOT_ALLOWED -> throw new IllegalArgumentException("NOT_ALLOWED: the permission is missing");
        };
    }

    static AccessProblem notAllowed(Permission needed) {
        return new AccessProblem(
                403,
                TYPES + "not-allowed",
                "Not allowed",
                "this takes the permission '" + needed.text() + "', which this key or token does not have",
                Optional.of(REALM + ", error=\"insufficient_scope\", scope=\"" + needed.text() + "\""),
                Optional.empty());
    }

    private static AccessProblem unauthorized(String type, String title, String detail) {
        return new AccessProblem(401, TYPES + type, title, detail, Optional.of(REALM + NO_TOKEN), Optional.empty());
    }
}
