package io.lifafa.rules;

import io.lifafa.sms.Direction;
import io.lifafa.sms.Method;
import java.math.BigDecimal;
import java.util.Optional;

/** One sentence about a transaction, built from its values alone. */
final class SummarySentence {
    private SummarySentence() {}

    static String of(
            Direction direction,
            BigDecimal amount,
            Optional<String> currency,
            Optional<String> account,
            Optional<String> counterparty,
            Optional<Method> method) {
        boolean credit = direction == Direction.CREDIT;
        var sentence = new StringBuilder(currency.map(c -> c + " ").orElse(""))
                .append(amount.toPlainString())
                .append(credit ? " received" : " spent");
        counterparty.ifPresent(
                name -> sentence.append(credit ? " from " : " at ").append(name));
        account.ifPresent(number ->
                sentence.append(credit ? " in account " : " from account ").append(number));
        method.filter(m -> m != Method.OTHER)
                .ifPresent(m -> sentence.append(" by ").append(m.wireName()));
        return sentence.append('.').toString();
    }
}
