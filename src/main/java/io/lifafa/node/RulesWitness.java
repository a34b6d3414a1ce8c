package io.lifafa.node;

import io.lifafa.api.answer.Witness;
import io.lifafa.rules.RulesExtractor;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.util.Optional;

/**
 * The rules as a second witness beside the API: where they are sure that the money went the other way, the answer is asked
 * for again, and believed if it comes twice. Thread rule: any.
 */
final class RulesWitness implements Witness {
    /** At this confidence 97 of 100 answers of the rules are right. */
    private static final double SURE = 0.9;

    private final RulesExtractor rules;

    RulesWitness(RulesExtractor rules) {
        this.rules = rules;
    }

    @Override
    public Optional<String> objection(Sms sms, Extraction answer) {
        if (!answer.isTransaction()) {
            return Optional.empty();
        }
        var other = rules.extract(sms);
        boolean disputed = other.isTransaction()
                && other.confidence() >= SURE
                && !other.direction().equals(answer.direction());
        return disputed ? Optional.of("direction_disputed") : Optional.empty();
    }
}
