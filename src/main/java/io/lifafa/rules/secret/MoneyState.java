package io.lifafa.rules.secret;

/**
 * How far the money has gone, as the rest of the rules read it.
 *
 * @param names whether it names an amount
 * @param tells whether some word says that it moved, be it a noun ("purchase of")
 * @param moved whether a verb says so, or a balance is told
 * @param proved whether it moved and a balance, an account or a reference goes with it
 */
public record MoneyState(boolean names, boolean tells, boolean moved, boolean proved) {
    /** A message without money. */
    public static final MoneyState NONE = new MoneyState(false, false, false, false);
}
