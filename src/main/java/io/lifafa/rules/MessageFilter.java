package io.lifafa.rules;

import io.lifafa.rules.message.Scope;
import io.lifafa.rules.message.Tokenizer;
import io.lifafa.rules.secret.PersonSign;
import io.lifafa.sms.Intent;
import io.lifafa.text.lexicon.Cue;
import java.util.Optional;

/**
 * Decides which messages go no further, before cache and API: one-time codes, what people write to each other, and what is
 * certainly no transaction.
 */
final class MessageFilter {
    private MessageFilter() {}

    /** The reason to drop this message, or empty if it may be a transaction. */
    static Optional<FilterReason> reasonToDrop(MessageParts parts) {
        if (parts.verdict().intent() == Intent.OTP) {
            return Optional.of(FilterReason.OTP);
        }
        if (isPersonal(parts)) {
            return Optional.of(FilterReason.PERSONAL);
        }
        return parts.verdict().intent() == Intent.TRANSACTION ? Optional.empty() : withoutMovement(parts);
    }

    /** Written by a person: stays, whatever it says of money, unless it is built as a bank's. */
    private static boolean isPersonal(MessageParts parts) {
        var sender = parts.sender();
        int limit = Math.min(sms(parts).length(), Tokenizer.READ_LIMIT);
        return PersonSign.isPresent(sender.person(), parts.sms().sender(), sms(parts), limit, () -> BankForm.of(parts));
    }

    private static Optional<FilterReason> withoutMovement(MessageParts parts) {
        if (sms(parts).length() > Tokenizer.READ_LIMIT) {
            return Optional.empty();
        }
        if (parts.verdict().intent() == Intent.PROMO && !mentions(parts)) {
            return Optional.of(FilterReason.PROMOTION);
        }
        return hasDigit(sms(parts)) ? Optional.empty() : Optional.of(FilterReason.NO_AMOUNT);
    }

    private static String sms(MessageParts parts) {
        return parts.plain().folded();
    }

    /** True if a word says that money moved, even where it is not certain that it did. */
    private static boolean mentions(MessageParts parts) {
        var text = parts.text();
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
