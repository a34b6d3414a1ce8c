package io.lifafa.text.lexicon;

import java.util.Set;

/** Labels that have lost their spaces: "avlbal", "upirefno". */
final class GluedLabels {
    private static final int LONGEST = 14;
    private static final Set<String> NOT_BALANCES = Words.of("global herbal verbal tribal cabal tombal");
    private static final Set<String> NOT_CARDS = Words.of("discard postcard scorecard wildcard placard");

    private GluedLabels() {}

    static Cue cue(String lower) {
        if (lower.endsWith("balrs") || lower.endsWith("balinr") || lower.equals("availablebalance")) {
            return Cue.BALANCE;
        }
        if (lower.length() > LONGEST) {
            return Cue.NONE;
        }
        if (lower.endsWith("bal") && !NOT_BALANCES.contains(lower) || lower.endsWith("balance")) {
            return Cue.BALANCE;
        }
        if (lower.endsWith("card") && !NOT_CARDS.contains(lower)) {
            return Cue.CARD;
        }
        boolean reference = lower.endsWith("refno") || lower.endsWith("refid") || lower.endsWith("txnid");
        return reference ? Cue.REFERENCE : Cue.NONE;
    }
}
