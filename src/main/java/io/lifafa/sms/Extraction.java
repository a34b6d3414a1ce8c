package io.lifafa.sms;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What was understood of one SMS. What the message does not say is empty, never guessed. Made by {@link #builder}.
 *
 * @param intent what the message is for
 * @param direction credit or debit; present in every transaction
 * @param amount positive; present in every transaction
 * @param currency ISO 4217 code
 * @param transactionDate when the money moved: the date in the text, else the SMS's own
 * @param localDay the day of {@code transactionDate} in the zone in which it was read, and how much of the date is known;
 *     empty where there is no date, or it was stored by 0.1.0
 * @param account the user's own account or card
 * @param counterparty who paid or was paid
 * @param balance what is left afterwards
 * @param fee a charge, commission or tax named beside the amount and no part of it, in the same currency; 0 where the text
 *     says so; empty where it names none, or it was stored by 0.1.0
 * @param category free word, for instance {@code groceries}
 * @param tags free words
 * @param summary one sentence
 * @param confidence 0 to 1: the share of answers with this value that are right
 * @param method the rail
 * @param referenceId the transaction's number at the bank
 * @param provenance who says so, from which characters
 */
public record Extraction(
        Intent intent,
        Optional<Direction> direction,
        Optional<BigDecimal> amount,
        Optional<String> currency,
        Optional<Instant> transactionDate,
        Optional<LocalDay> localDay,
        Optional<Account> account,
        Optional<String> counterparty,
        Optional<BigDecimal> balance,
        Optional<BigDecimal> fee,
        Optional<String> category,
        List<String> tags,
        Optional<String> summary,
        double confidence,
        Optional<Method> method,
        Optional<String> referenceId,
        Provenance provenance) {
    /** The highest confidence of values that something speaks against. */
    public static final double DOUBTED = 0.5;

    public Extraction {
        Objects.requireNonNull(intent, "intent");
        Objects.requireNonNull(provenance, "provenance");
        tags = List.copyOf(tags);
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("confidence must be between 0 and 1");
        }
    }

    /** Of a message with this intent; every other value is empty until it is set. */
    public static ExtractionBuilder builder(Intent intent) {
        return new ExtractionBuilder(intent);
    }

    /** The same values, to be changed. */
    public ExtractionBuilder toBuilder() {
        return new ExtractionBuilder(intent)
                .direction(direction)
                .amount(amount)
                .currency(currency)
                .transactionDate(transactionDate)
                .localDay(localDay)
                .account(account)
                .counterparty(counterparty)
                .balance(balance)
                .fee(fee)
                .category(category)
                .tags(tags)
                .summary(summary)
                .method(method)
                .referenceId(referenceId);
    }

    /** True if this can be stored as a transaction: the money moved, and how much and which way is known. */
    public boolean isTransaction() {
        return intent == Intent.TRANSACTION && direction.isPresent() && amount.isPresent();
    }

    /** The same values, believed otherwise and for other reasons. */
    public Extraction with(double otherConfidence, Provenance otherProvenance) {
        return toBuilder().build(otherConfidence, otherProvenance);
    }

    /**
     * The same values, kept although something speaks against them: believed at {@value #DOUBTED} at the most.
     *
     * @param code what speaks against them, such as {@code direction_disputed}; never text of the SMS
     */
    public Extraction doubted(String code) {
        return with(Math.min(confidence, DOUBTED), provenance.doubted(code));
    }

    /** True if something speaks against the values: no proof of anything, and nothing is learned from it. */
    public boolean isDoubted() {
        return provenance.doubt().isPresent();
    }

    /** Names no value: an extraction holds somebody's data. */
    @Override
    public String toString() {
        return "Extraction[" + intent.wireName() + " by " + provenance.source().wireName() + "]";
    }
}
