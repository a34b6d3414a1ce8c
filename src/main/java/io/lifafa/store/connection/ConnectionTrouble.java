package io.lifafa.store.connection;

/**
 * Why a server cannot be used.
 *
 * @param kind whether it may pass by itself
 * @param sentence the host, what is wrong and the remedy, for a person; holds no secret
 */
public record ConnectionTrouble(Kind kind, String sentence) {

    /** What may come of waiting. */
    public enum Kind {
        /** Nobody knows yet: the server has not said anything. */
        SILENT,
        /** It is not there, as far as anyone can tell now; it may come. */
        AWAY,
        /** It is there and will not have us as we are configured. Nothing but another configuration, here or there, helps. */
        STANDING
    }

    /** True if the sentence is more than a guess, so that nobody needs to wait for it. */
    public boolean isCertain() {
        return kind != Kind.SILENT;
    }

    public boolean isStanding() {
        return kind == Kind.STANDING;
    }
}
