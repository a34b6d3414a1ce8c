package io.lifafa.api.answer;

import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import java.time.ZoneId;
import java.util.Optional;
import java.util.function.Function;

/**
 * Decides what of a result is believed.
 *
 * <p>Of a transaction, amount, currency, account, counterparty, balance, fee and reference must stand in the SMS (each under
 * the normalisation of its class); a result with one that does not is wrong as a whole, as its other values may be
 * another SMS's. Of what is no transaction such values are left out. Date, method, bank and free words are left out
 * wherever the SMS does not back them.
 */
final class Grounder {
    private final ZoneId zone;
    private final Function<Sms, Witness> witnesses;

    Grounder(ZoneId zone, Function<Sms, Witness> witnesses) {
        this.zone = zone;
        this.witnesses = witnesses;
    }

    ItemAnswer check(Sms sms, RawAnswer answer, String model) {
        var intent = answer.text("message_intent").map(FreeText::key);
        if (answer.says("message_intent") && intent.flatMap(Grounder::intent).isEmpty()) {
            return new ItemAnswer.Wrong("unknown_intent");
        }
        var way = answer.text("transaction_type").map(FreeText::key);
        if (answer.says("transaction_type") && way.flatMap(Grounder::direction).isEmpty()) {
            return new ItemAnswer.Wrong("unknown_direction");
        }
        var direction = way.flatMap(Grounder::direction);
        boolean complete = direction.isPresent() && answer.says("amount");
        var meant = intent.flatMap(Grounder::intent).orElse(Intent.TRANSACTION);
        if (meant == Intent.TRANSACTION && !complete) {
            return new ItemAnswer.Wrong("incomplete");
        }
        var check = new ItemCheck(sms, answer, meant, direction);
        var extraction = check.extraction(zone, model);
        return check.refusal().<ItemAnswer>map(ItemAnswer.Wrong::new).orElseGet(() -> doubted(sms, extraction, check));
    }

    private ItemAnswer doubted(Sms sms, Extraction extraction, ItemCheck check) {
        var witness = witnesses.apply(sms);
        return check.doubt()
                .filter(it -> !witness.confirms(extraction, it.field()))
                .or(() -> witness.objection(extraction))
                .<ItemAnswer>map(it -> new ItemAnswer.Doubtful(extraction, it))
                .orElseGet(() -> new ItemAnswer.Good(extraction));
    }

    private static Optional<Intent> intent(String key) {
        for (var intent : Intent.values()) {
            if (intent.wireName().equals(key)) {
                return Optional.of(intent);
            }
        }
        return Optional.empty();
    }

    private static Optional<Direction> direction(String key) {
        for (var direction : Direction.values()) {
            if (direction.wireName().equals(key)) {
                return Optional.of(direction);
            }
        }
        return Optional.empty();
    }
}
