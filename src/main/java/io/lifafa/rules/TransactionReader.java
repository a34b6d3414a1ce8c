package io.lifafa.rules;

import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the values of a message that says that money moved. Serves one message. */
final class TransactionReader {
    private static final Set<String> NOT_YET = Words.of("due valid before till until expires expiry");

    private final Reading reading;
    private final ZoneId zone;
    private final Movement movement;
    private final String body;
    private final Map<Field, Span> spans = new EnumMap<>(Field.class);

    TransactionReader(Reading reading, ZoneId zone) {
        this.reading = reading;
        this.zone = zone;
        this.movement = reading.verdict().movement().orElseThrow();
        this.body = reading.sms().body();
    }

    Extraction read() {
        var text = reading.text();
        var direction = Optional.of(movement.direction());
        note(Field.DIRECTION, Optional.of(text.span(movement.at(), movement.at())));
        var roles = new MoneyRoles(text, reading.monies());
        var amount = roles.amount(movement);
        note(Field.AMOUNT, amount.map(Money::span));
        note(Field.CURRENCY, amount.flatMap(Money::currencySpan));
        var balance = roles.balance();
        note(Field.BALANCE, balance.map(Money::span));
        var currency = amount.flatMap(money -> CurrencyReader.of(money, reading));
        var number = note(Field.ACCOUNT, new AccountFinder(text, reading.taken(), reading.notices()).find(direction));
        var reference = note(Field.REFERENCE, new ReferenceFinder(text, reading.taken(), reading.notices()).find());
        var counterparty = note(
                Field.COUNTERPARTY, new CounterpartyFinder(text, reading.taken(), reading.notices(), movement).find());
        var method = MethodReader.read(text, reading.notices());
        note(Field.METHOD, method.map(MethodReader.Found::span));
        var rail = method.map(MethodReader.Found::method);
        return new Extraction(
                Intent.TRANSACTION,
                direction,
                amount.map(Money::value),
                currency,
                Optional.of(date()),
                account(number),
                counterparty,
                balance.map(Money::value),
                Categories.of(text, reading.notices(), movement),
                List.of(),
                amount.map(
                        money -> Summary.of(movement.direction(), money.value(), currency, number, counterparty, rail)),
                confidence(amount, currency),
                rail,
                reference,
                Provenance.rules(spans));
    }

    private Optional<Account> account(Optional<String> number) {
        var bank = Banks.of(SenderHeader.of(reading.sms().sender()), reading.text());
        note(Field.BANK, bank.flatMap(Banks.Bank::span));
        var account = new Account(bank.map(Banks.Bank::name), number);
        return bank.isPresent() || number.isPresent() ? Optional.of(account) : Optional.empty();
    }

    private Optional<String> note(Field field, Optional<Span> span) {
        span.ifPresent(found -> spans.put(field, found));
        return span.map(found -> found.of(body));
    }

    private Instant date() {
        for (var date : reading.dates()) {
            boolean later = new Scope(reading.text()).before(date.first(), 3, NOT_YET);
            if (!later && date.when().isPresent() && !reading.notices().covers(date.first())) {
                spans.put(Field.DATE, date.span());
                return date.when().get().atZone(zone).toInstant();
            }
        }
        return reading.sms().date();
    }

    /** Lower where only a noun speaks, words disagree, or the amount has no currency of its own. */
    private double confidence(Optional<Money> amount, Optional<String> currency) {
        if (amount.isEmpty()) {
            return 0.2;
        }
        double confidence = movement.isNoun() ? 0.85 : 0.97;
        confidence -= reading.verdict().certain() ? 0 : 0.05;
        confidence -= amount.get().currency().isPresent() ? 0 : 0.1;
        confidence -= currency.isPresent() ? 0 : 0.2;
        return confidence;
    }
}
