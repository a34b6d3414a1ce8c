package io.lifafa.rules;

import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Tokenizer;
import io.lifafa.rules.secret.PersonSign;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Lexicon;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Decides which messages go no further, before cache and API: one-time codes, what people write to each other, and what is
 * certainly no transaction. In doubt a code or a private message stays; anything else goes on, since a dropped
 * transaction is lost to its user.
 *
 * <p>Immutable; may be used from any thread.
 */
public final class MessageFilter {
    private final ZoneId zone;
    private final Lexicon lexicon;

    /**
     * With the words that are packed with the program.
     *
     * @param zone the zone of the dates that messages name without one
     */
    public MessageFilter(ZoneId zone) {
        this(zone, Lexicon.shipped());
    }

    /** @param lexicon which words hint at what */
    public MessageFilter(ZoneId zone, Lexicon lexicon) {
        this.zone = zone;
        this.lexicon = lexicon;
    }

    /** The reason to drop this message, or empty if it may be a transaction. */
    public Optional<FilterReason> reasonToDrop(Sms sms) {
        var reading = Readings.of(sms, zone, lexicon);
        if (reading.verdict().intent() == Intent.OTP) {
            return Optional.of(FilterReason.OTP);
        }
        if (isPersonal(reading)) {
            return Optional.of(FilterReason.PERSONAL);
        }
        return reading.verdict().intent() == Intent.TRANSACTION ? Optional.empty() : withoutMovement(reading);
    }

    /** Written by a person: stays, whatever it says of money, unless it is built as a bank's. */
    private static boolean isPersonal(Reading reading) {
        var sender = reading.sender();
        int limit = Math.min(sms(reading).length(), Tokenizer.READ_LIMIT);
        return PersonSign.isPresent(
                sender.person(), reading.sms().sender(), sms(reading), limit, () -> BankForm.of(reading));
    }

    private static Optional<FilterReason> withoutMovement(Reading reading) {
        if (sms(reading).length() > Tokenizer.READ_LIMIT) {
            return Optional.empty();
        }
        if (reading.verdict().intent() == Intent.PROMO && !mentions(reading)) {
            return Optional.of(FilterReason.PROMOTION);
        }
        return hasDigit(sms(reading)) ? Optional.empty() : Optional.of(FilterReason.NO_AMOUNT);
    }

    private static String sms(Reading reading) {
        return reading.plain().folded();
    }

    /** True if a word says that money moved, even where it is not certain that it did. */
    private static boolean mentions(Reading reading) {
        var text = reading.text();
        for (int i = 0; i < text.size(); i++) {
            boolean verb = text.cue(i) == Cue.DEBIT || text.cue(i) == Cue.CREDIT || text.cue(i) == Cue.REVERSAL;
            if (verb && !new Scope(text).isUnreal(i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigit(String body) {
        return body.chars().anyMatch(Character::isDigit);
    }
}
