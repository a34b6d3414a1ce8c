package io.lifafa.tenants;

/**
 * Why a request was refused, as it is counted. What the caller is told is coarser ({@link AccessProblem}): who guesses must not
 * learn whether he has found a key that exists.
 */
public enum RefusalReason {
    /** No {@code Authorization} header. */
    MISSING,
    /** Neither a key nor a token, or one that was mistyped or cut off. */
    MALFORMED,
    /** No key has this id. */
    UNKNOWN,
    /** A key of this id has another secret. */
    WRONG_SECRET,
    REVOKED,
    EXPIRED,
    /** Unsigned, signed by a key that is not known, by a forbidden algorithm or wrongly; or a claim has the wrong type. */
    BAD_TOKEN,
    WRONG_ISSUER,
    WRONG_AUDIENCE,
    /** The token begins later than now, by more than clocks may differ. */
    NOT_YET_VALID,
    /** The token names no tenant. */
    NO_TENANT,
    /** Known, but without the permission that this takes. */
    NOT_ALLOWED,
    /** Known, but of a tenant that was disabled. */
    TENANT_DISABLED,
    /** Keys cannot be looked up now, or nobody can tell whether they were revoked. */
    UNAVAILABLE
}
