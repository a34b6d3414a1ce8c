package io.lifafa.tenants;

/** A request was refused for who makes it. An expected end, not a defect: it has no stack trace. Holds no credential. */
public final class AccessRefusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final RefusalReason reason;
    private final transient AccessProblem problem;

    private AccessRefusal(RefusalReason reason, AccessProblem problem) {
        super(problem.detail(), null, false, false);
        this.reason = reason;
        this.problem = problem;
    }

    /** @throws IllegalArgumentException if the reason is {@link RefusalReason#NOT_ALLOWED}: see {@link #notAllowed} */
    public static AccessRefusal of(RefusalReason reason) {
        return new AccessRefusal(reason, AccessProblem.of(reason));
    }

    /** The caller is known and lacks a permission. */
    public static AccessRefusal notAllowed(Permission needed) {
        return new AccessRefusal(RefusalReason.NOT_ALLOWED, AccessProblem.notAllowed(needed));
    }

    /** For counters alone. */
    public RefusalReason reason() {
        return reason;
    }

    /** For the caller. */
    public AccessProblem problem() {
        return problem;
    }
}
