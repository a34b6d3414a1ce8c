package io.lifafa.config.load;

/**
 * A value as somebody wrote it.
 *
 * @param text the value; never empty
 * @param origin where it was written, for people
 */
record Given(String text, String origin) {
    static final String DEFAULT = "default";

    /** Keys and passwords pass through here: the origin alone. */
    @Override
    public String toString() {
        return "Given[" + origin + "]";
    }
}
