package io.lifafa.cache;

/**
 * Where in a wording a value stands.
 *
 * @param from its first element
 * @param to its last one
 * @param negative true if the number counts as negative
 */
record Place(int from, int to, boolean negative) {
    /** The option that says a field is absent. */
    static final String ABSENT = "-";

    /** The option that says a value stands nowhere that could be found again. */
    static final String NOWHERE = "?";

    String option() {
        return (negative ? "-@" : "@") + from + (to == from ? "" : ":" + to);
    }

    boolean holds(int element) {
        return from <= element && element <= to;
    }

    static boolean isPlace(String option) {
        return option.indexOf('@') >= 0;
    }

    static Place of(String option) {
        int at = option.indexOf('@');
        int colon = option.indexOf(':', at);
        int from = Integer.parseInt(option.substring(at + 1, colon < 0 ? option.length() : colon));
        int to = colon < 0 ? from : Integer.parseInt(option.substring(colon + 1));
        return new Place(from, to, at == 1);
    }
}
