package io.lifafa.api.answer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lifafa.api.answer.text.NumberFinder;
import io.lifafa.text.number.Digits;
import io.lifafa.text.number.WrittenNumber;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A result object as the model wrote it, read leniently: numbers as strings, amounts with commas, placeholders for
 * nothing, fields one level too high. What has the wrong type is absent.
 */
final class RawAnswer {
    private static final Set<String> PLACEHOLDERS = Set.of(
            "",
            "-",
            "--",
            "null",
            "none",
            "nil",
            "n/a",
            "na",
            "unknown",
            "undefined",
            "not available",
            "not specified",
            "not mentioned",
            "not provided");

    /** Money has at most 34 digits; this keeps {@code 1e999999999} from being written out. */
    private static final int WIDEST = 2 * WrittenNumber.MOST_DIGITS;

    private final ObjectNode node;
    private final UnaryOperator<String> restore;

    /** @param restore gives what was hidden in the request back */
    RawAnswer(ObjectNode node, UnaryOperator<String> restore) {
        this.node = node;
        this.restore = restore;
    }

    /** True if the field has any value but a placeholder. */
    boolean says(String name) {
        var value = node.path(name);
        return !value.isMissingNode() && !value.isNull() && !(value.isTextual() && isPlaceholder(value.textValue()));
    }

    Optional<String> text(String name) {
        return text(node.path(name));
    }

    /** A field of an object in this one; also where the model left the object out. */
    Optional<String> text(String object, String name) {
        var inner = node.path(object);
        return text((inner.isObject() ? inner : node).path(name));
    }

    /** The account's number, also where the account is just that. */
    Optional<String> accountNumber() {
        var account = node.path("account");
        return account.isTextual() || account.isNumber() ? text(account) : text("account", "account_number");
    }

    List<String> texts(String name) {
        var texts = new ArrayList<String>();
        for (var element : node.path(name)) {
            text(element).ifPresent(texts::add);
        }
        return texts;
    }

    private Optional<String> text(JsonNode value) {
        if (value.isIntegralNumber()) {
            return Optional.of(restore.apply(value.asText()));
        }
        if (!value.isTextual() || isPlaceholder(value.textValue())) {
            return Optional.empty();
        }
        return Optional.of(restore.apply(value.textValue().strip()));
    }

    private static boolean isPlaceholder(String text) {
        return text.length() <= 16 && PLACEHOLDERS.contains(text.strip().toLowerCase(Locale.ROOT));
    }

    /** A number, or a text that holds exactly one. */
    Optional<BigDecimal> number(String name) {
        var value = node.path(name);
        if (value.isNumber()) {
            var number = value.decimalValue();
            boolean fits = Math.abs((long) number.scale()) <= WIDEST && number.precision() <= WIDEST;
            return fits ? Optional.of(restored(number)) : Optional.empty();
        }
        return value.isTextual() ? written(restore.apply(value.textValue().strip())) : Optional.empty();
    }

    private BigDecimal restored(BigDecimal number) {
        boolean whole = number.scale() <= 0 && number.signum() > 0;
        return whole ? new BigDecimal(restore.apply(number.toPlainString())) : number;
    }

    private static Optional<BigDecimal> written(String text) {
        if (text.length() > WIDEST) {
            return Optional.empty();
        }
        var numbers = NumberFinder.find(Digits.plain(text));
        if (numbers.size() != 1) {
            return Optional.empty();
        }
        var value = numbers.get(0).value();
        return Optional.of(text.startsWith("-") || text.startsWith("\u2212") ? value.negate() : value);
    }

    double confidence() {
        var value = number("confidence_score")
                .filter(it -> it.signum() >= 0 && it.compareTo(BigDecimal.ONE) <= 0)
                .map(BigDecimal::doubleValue)
                .orElse(0.8);
        return Math.min(value, 0.99);
    }
}
