package io.lifafa.promises;

import io.lifafa.rules.FilterReason;
import io.lifafa.sms.Direction;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Failure;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Sms;
import io.lifafa.sms.WorkItem;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Stages that answer by chance: the same SMS differently each time, or not at all. Thread rule: any. */
final class SeededAnswers {
    private final Random random;

    SeededAnswers(long seed) {
        this.random = new Random(seed);
    }

    /** A filter that drops some. */
    Optional<FilterReason> filter(Sms sms) {
        return random.nextInt(10) == 0 ? Optional.of(FilterReason.PROMOTION) : Optional.empty();
    }

    /** An extractor that breaks, does not understand, or finds some amount. */
    Extraction extract(Sms sms) {
        return switch (random.nextInt(10)) {
            case 0, 1 -> throw new IllegalStateException("broken on purpose");
            case 2 -> extraction(Intent.TRANSACTION, false);
            case 3 -> extraction(Intent.PAYMENT_REQUEST, false);
            default -> extraction(Intent.TRANSACTION, true);
        };
    }

    Outcome outcome(WorkItem item) {
        return switch (random.nextInt(5)) {
            case 0 -> new Outcome.Filtered(item, Intent.PROMO, "promotion");
            case 1 -> new Outcome.Dead(item.failed(failure()), "reason_" + random.nextInt(1_000));
            case 2 -> new Outcome.Later(item.failed(failure()), Duration.ZERO);
            default -> transaction(item);
        };
    }

    Outcome.Processed transaction(WorkItem item) {
        return new Outcome.Processed(item, extraction(Intent.TRANSACTION, true));
    }

    private static Failure failure() {
        return new Failure("rules", "Broken", Instant.now());
    }

    private Extraction extraction(Intent intent, boolean complete) {
        return Extraction.builder(intent)
                .direction(Optional.of(Direction.DEBIT).filter(it -> complete))
                .amount(Optional.of(new BigDecimal(1 + random.nextInt(100_000))).filter(it -> complete))
                .currency(Optional.of("INR"))
                .build(0.5, Provenance.rules(Map.of(), Map.of()));
    }
}
