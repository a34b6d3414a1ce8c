package io.lifafa.rules;

import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Lexicon;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Decides what is certainly no transaction, before cache and API. In doubt a message goes on: a dropped transaction
 * is lost to its user, a message too many costs one look.
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
        var sender = SenderHeader.of(sms.sender());
        return switch (reading.verdict().intent()) {
            case TRANSACTION -> Optional.empty();
            case OTP -> Optional.of(FilterReason.OTP);
            default -> withoutMovement(reading, sender);
        };
    }

    private static Optional<FilterReason> withoutMovement(Reading reading, SenderHeader sender) {
        if (sms(reading).length() > Tokenizer.READ_LIMIT) {
            return Optional.empty();
        }
        boolean silent = !mentions(reading);
        if (reading.verdict().intent() == Intent.PROMO && silent) {
            return Optional.of(FilterReason.PROMOTION);
        }
        if (sender.number() && silent && reading.monies().isEmpty() && !mentionsAccount(reading)) {
            return Optional.of(FilterReason.PERSONAL);
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

    private static boolean mentionsAccount(Reading reading) {
        var text = reading.text();
        for (int i = 0; i < text.size(); i++) {
            var cue = text.cue(i);
            if (cue == Cue.ACCOUNT || cue == Cue.CARD || cue == Cue.BALANCE || cue == Cue.MOVE || cue.isNoun()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDigit(String body) {
        return body.chars().anyMatch(Character::isDigit);
    }
}
