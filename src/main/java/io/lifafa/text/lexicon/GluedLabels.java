package io.lifafa.text.lexicon;

import java.util.Set;

/** Labels that have lost their spaces: "avlbal", "upirefno". */
final class GluedLabels {
    private static final int LONGEST = 14;

    /** What stands in front of "bal": other words that end so are names, as Iqbal is. */
    private static final Set<String> KINDS =
            Words.of("a c av ava aval avail avbl avl available avlbl avlbal avlable clr clear "
                    + "clrd tot total cur curr current led ledg ledger ldgr new net close closing cl ac acc acct wallet your ur yr "
                    + "main min rem eff effective dr cr card final upd updated old");

    private static final Set<String> NOT_CARDS = Words.of("discard postcard scorecard wildcard placard");

    private GluedLabels() {}

    static Cue cue(String lower) {
        // Most words end otherwise.
        return "srelod".indexOf(lower.charAt(lower.length() - 1)) < 0 ? Cue.NONE : cueByEnd(lower);
    }

    private static Cue cueByEnd(String lower) {
        if (lower.endsWith("balrs") || lower.endsWith("balinr") || lower.equals("availablebalance")) {
            return Cue.BALANCE;
        }
        if (lower.length() > LONGEST) {
            return Cue.NONE;
        }
        if (lower.endsWith("bal") && KINDS.contains(lower.substring(0, lower.length() - 3))
                || lower.endsWith("balance")) {
            return Cue.BALANCE;
        }
        if (lower.endsWith("card") && !NOT_CARDS.contains(lower)) {
            return Cue.CARD;
        }
        boolean reference = lower.endsWith("refno") || lower.endsWith("refid") || lower.endsWith("txnid");
        return reference ? Cue.REFERENCE : Cue.NONE;
    }
}
