package io.lifafa.rules.message;

import io.lifafa.sms.Span;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * An amount of money in the text.
 *
 * @param value exactly as written
 * @param currency a {@link io.lifafa.text.currency.CurrencyName#key}: a code, or the name that several share, or {@link Currencies#NAMELESS}; empty if the number stands alone
 * @param span the number's characters, without the currency
 * @param currencySpan the currency's characters
 * @param first its first token, currency included
 * @param last its last token, currency included
 */
public record Money(
        BigDecimal value, Optional<String> currency, Span span, Optional<Span> currencySpan, int first, int last) {}
