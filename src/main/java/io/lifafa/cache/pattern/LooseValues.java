package io.lifafa.cache.pattern;

import io.lifafa.cache.caution.SeenValues;
import io.lifafa.cache.caution.SeenValues.Value;
import io.lifafa.cache.token.Accounts;
import io.lifafa.cache.token.Hash;
import io.lifafa.cache.token.Kind;
import io.lifafa.cache.token.Place;
import io.lifafa.cache.token.Tokens;
import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The numbers and codes of a message that are the value of no field, and the letters of an account's code. */
public final class LooseValues {
    private LooseValues() {}

    /**
     * Those of an answered message, by their place in its wording; without those that only repeat the account.
     *
     * @param used the places that the answer's fields may stand in
     * @param accounts those of the account
     */
    public static Map<Integer, Value> of(
            Tokens tokens, Layout layout, Extraction answer, Collection<Place> used, Collection<Place> accounts) {
        var account = answer.account().flatMap(Account::number);
        var values = new HashMap<Integer, Value>();
        for (int i = 0; i < layout.pattern().size(); i++) {
            int element = i;
            int piece = layout.start(i);
            if (layout.pattern().element(i) != tokens.key(piece) || !isLoose(tokens.kind(piece))) {
                continue;
            }
            if (accounts.stream().anyMatch(it -> it.holds(element)) && tokens.kind(piece) == Kind.CODE) {
                values.put(i, letters(tokens.string(piece)));
            } else if (used.stream().noneMatch(it -> it.holds(element)) && !repeats(tokens.string(piece), account)) {
                values.put(i, value(tokens.string(piece)));
            }
        }
        return values;
    }

    static boolean isLoose(Kind kind) {
        return kind == Kind.NUMBER || kind == Kind.CODE;
    }

    /** True if a value may stand at this place of a wording. */
    public static boolean isKnown(SeenValues seen, int element, String written, Optional<String> account) {
        return seen.takes(element, value(written)) || repeats(written, account);
    }

    /** True if an account's code has letters that were seen: {@code LN1234} is another kind of account than {@code SB1234}. */
    public static boolean isKnownAccount(SeenValues seen, int element, String written) {
        return seen.takes(element, letters(written));
    }

    /** {@code SMS BLOCK 1234}: what repeats the account tells nothing. */
    private static boolean repeats(String written, Optional<String> account) {
        return account.isPresent() && Accounts.tail(written).equals(account);
    }

    private static Value value(String written) {
        return new Value((int) Hash.text(written), written.length(), isDivided(written));
    }

    private static boolean isDivided(String written) {
        for (int i = 0; i < written.length(); i++) {
            if (!Character.isLetterOrDigit(written.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private static Value letters(String code) {
        var letters = code.replaceAll("\\d", "");
        return new Value((int) Hash.text(letters), 1, false);
    }
}
