package io.lifafa.store.document;

import io.lifafa.sms.Outcome;
import io.lifafa.sms.SmsId;
import io.lifafa.sms.identity.ContentClaim;
import io.lifafa.store.Closing;
import io.vertx.core.json.JsonObject;
import java.util.Set;

/**
 * What is stored of one-time codes and of private people's messages unless their texts are to be kept: whose they are, when
 * they came, why they were filtered, and what tells whether the same comes again; no text, nothing read in it, and of a
 * private sender the last two characters.
 */
public final class Withheld {
    /** What a row says whose text is not here; the text itself is never blank. */
    static final String NO_BODY = "";

    /** Stands in a row instead of the text: {@link SmsId#content what it says}, as a hash. */
    public static final String CONTENT = "content";

    private static final String PERSONAL = "personal";
    private static final Set<String> REASONS = Set.of("otp", PERSONAL, Erased.REASON);
    private static final int SHOWN = 2;

    /** Where {@code sms_contents} has the SMS, which cannot be computed without the text. */
    public static final String CONTENT_KEY = "content_key";

    private Withheld() {}

    static boolean is(Closing closing, Outcome outcome) {
        return !closing.keepsBodies()
                && outcome instanceof Outcome.Filtered filtered
                && REASONS.contains(filtered.reason());
    }

    /** Takes from a row what is not to be stored. */
    public static JsonObject strip(Closing closing, Outcome outcome, JsonObject row) {
        if (!is(closing, outcome)) {
            return row;
        }
        var sms = outcome.item().sms();
        row.remove("extraction");
        row.put("body", NO_BODY)
                .put(CONTENT, SmsId.content(closing.tenant(), sms))
                .put(CONTENT_KEY, ContentClaim.of(closing.tenant(), sms).key())
                .put("body_length", sms.body().length());
        return isPersonal(outcome) ? row.put("sender", masked(sms.sender())) : row;
    }

    private static boolean isPersonal(Outcome outcome) {
        return outcome instanceof Outcome.Filtered filtered && filtered.reason().equals(PERSONAL);
    }

    private static String masked(String sender) {
        int shown = Math.max(0, sender.length() - SHOWN);
        return "*".repeat(shown) + sender.substring(shown);
    }
}
