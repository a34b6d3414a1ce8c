package io.lifafa.sms;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Gathers the values of one extraction. What is not set is empty; what no extraction lacks is asked for: the intent at the
 * start, confidence and provenance at the end.
 *
 * <pre>{@code
 * Extraction.builder(Intent.TRANSACTION).amount(Optional.of(paid)).fee(fee).build(0.9, provenance)
 * }</pre>
 *
 * <p>Thread rule: that of its owner.
 */
public final class ExtractionBuilder {
    private final Intent intent;
    private Optional<Direction> direction = Optional.empty();
    private Optional<BigDecimal> amount = Optional.empty();
    private Optional<String> currency = Optional.empty();
    private Optional<Instant> transactionDate = Optional.empty();
    private Optional<LocalDay> localDay = Optional.empty();
    private Optional<Account> account = Optional.empty();
    private Optional<String> counterparty = Optional.empty();
    private Optional<BigDecimal> balance = Optional.empty();
    private Optional<BigDecimal> fee = Optional.empty();
    private Optional<String> category = Optional.empty();
    private Optional<String> summary = Optional.empty();
    private Optional<Method> method = Optional.empty();
    private Optional<String> referenceId = Optional.empty();
    private List<String> tags = List.of();

    ExtractionBuilder(Intent intent) {
        this.intent = Objects.requireNonNull(intent, "intent");
    }

    public ExtractionBuilder direction(Optional<Direction> value) {
        direction = value;
        return this;
    }

    public ExtractionBuilder amount(Optional<BigDecimal> value) {
        amount = value;
        return this;
    }

    public ExtractionBuilder currency(Optional<String> value) {
        currency = value;
        return this;
    }

    public ExtractionBuilder transactionDate(Optional<Instant> value) {
        transactionDate = value;
        return this;
    }

    public ExtractionBuilder localDay(Optional<LocalDay> value) {
        localDay = value;
        return this;
    }

    public ExtractionBuilder account(Optional<Account> value) {
        account = value;
        return this;
    }

    public ExtractionBuilder counterparty(Optional<String> value) {
        counterparty = value;
        return this;
    }

    public ExtractionBuilder balance(Optional<BigDecimal> value) {
        balance = value;
        return this;
    }

    public ExtractionBuilder fee(Optional<BigDecimal> value) {
        fee = value;
        return this;
    }

    public ExtractionBuilder category(Optional<String> value) {
        category = value;
        return this;
    }

    public ExtractionBuilder summary(Optional<String> value) {
        summary = value;
        return this;
    }

    public ExtractionBuilder method(Optional<Method> value) {
        method = value;
        return this;
    }

    public ExtractionBuilder referenceId(Optional<String> value) {
        referenceId = value;
        return this;
    }

    public ExtractionBuilder tags(List<String> values) {
        tags = values;
        return this;
    }

    /**
     * The extraction.
     *
     * @param confidence 0 to 1
     * @throws IllegalArgumentException if the confidence is not within
     */
    public Extraction build(double confidence, Provenance provenance) {
        return new Extraction(
                intent,
                direction,
                amount,
                currency,
                transactionDate,
                localDay,
                account,
                counterparty,
                balance,
                fee,
                category,
                tags,
                summary,
                confidence,
                method,
                referenceId,
                provenance);
    }
}
