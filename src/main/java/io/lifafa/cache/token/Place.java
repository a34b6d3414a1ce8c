package io.lifafa.cache.token;

/**
 * Where in a wording a value stands.
 *
 * @param from its first element
 * @param to its last one
 * @param negative true if the number counts as negative
 * @param digits how many of its last digits are meant; 0 if all are
 */
public record Place(int from, int to, boolean negative, int digits) {
    public Place(int from, int to, boolean negative) {
        this(from, to, negative, 0);
    }

    /** The option that says a field is absent. */
    public static final String ABSENT = "-";

    /** The option that says a value stands nowhere that could be found again. */
    public static final String NOWHERE = "?";

    public String option() {
        return (negative ? "-@" : "@") + from + (to == from ? "" : ":" + to) + (digits == 0 ? "" : "#" + digits);
    }

    /** What is meant of the digits that stand there. */
    public String shown(String tail) {
        return digits == 0 ? tail : tail.substring(Math.max(0, tail.length() - digits));
    }

    public boolean holds(int element) {
        return from <= element && element <= to;
    }

    public static boolean isPlace(String option) {
        return option.indexOf('@') >= 0;
    }

    public static Place of(String option) {
        int at = option.indexOf('@');
        int colon = option.indexOf(':', at);
        int hash = option.indexOf('#', at);
        int end = hash < 0 ? option.length() : hash;
        int from = Integer.parseInt(option.substring(at + 1, colon < 0 ? end : colon));
        int to = colon < 0 ? from : Integer.parseInt(option.substring(colon + 1, end));
        return new Place(from, to, at == 1, hash < 0 ? 0 : Integer.parseInt(option.substring(hash + 1)));
    }
}
