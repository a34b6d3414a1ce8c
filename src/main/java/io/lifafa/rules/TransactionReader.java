package io.lifafa.rules;

import io.lifafa.rules.date.DateOfMovement;
import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.Evidence;
import io.lifafa.rules.message.Findings;
import io.lifafa.rules.message.Found;
import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.money.MoneyRoles;
import io.lifafa.rules.name.CounterpartyFinder;
import io.lifafa.rules.sender.Banks;
import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import io.lifafa.sms.TransactionDate;
import java.time.ZoneId;
import java.util.Optional;

/** Reads the values of a message that says that money moved. Serves one message. */
final class TransactionReader {
    private final MessageParts parts;
    private final ZoneId zone;
    private final Movement movement;
    private final Text text;
    private final Findings findings;

    TransactionReader(MessageParts parts, ZoneId zone) {
        this.parts = parts;
        this.zone = zone;
        this.movement = parts.verdict().movement().orElseThrow();
        this.text = parts.text();
        this.findings = new Findings(parts.plain());
    }

    RulesAnswer read() {
        var direction = Optional.of(movement.direction());
        findings.note(Field.DIRECTION, Optional.of(direction()));
        var roles = parts.roles();
        var own = roles.amount(movement);
        findings.note(Field.AMOUNT, own.map(this::found));
        var amount = own.map(MoneyRoles.Labelled::money);
        var fee = own.flatMap(roles::fee)
                .filter(it -> !parts.notices().covers(it.money().first()));
        findings.note(Field.FEE, fee.map(this::feeFound));
        var currency = amount.flatMap(this::currency);
        var balance = parts.balance();
        findings.note(Field.BALANCE, balance.map(parts::balanceFound));
        var number = findings.note(Field.ACCOUNT, parts.account(direction));
        var reference = findings.note(Field.REFERENCE, parts.reference());
        var counterparty = findings.note(
                Field.COUNTERPARTY, new CounterpartyFinder(text, parts.taken(), parts.notices(), movement).find());
        var method = MethodReader.read(text, parts.notices());
        findings.note(Field.METHOD, method.map(it -> Found.of(it.span(), Evidence.METHOD)));
        var rail = method.map(MethodReader.Found::method);
        var date = date();
        var account = account(number);
        var extraction = Extraction.builder(Intent.TRANSACTION)
                .direction(direction)
                .amount(amount.map(Money::value))
                .currency(currency)
                .transactionDate(Optional.of(date.instant()))
                .localDay(Optional.of(date.local()))
                .account(account)
                .counterparty(counterparty)
                .balance(balance.map(it -> it.money().value()))
                .fee(fee.map(it -> it.money().value()))
                .category(Categories.of(text, parts.notices(), movement))
                .summary(amount.map(money ->
                        SummarySentence.of(movement.direction(), money.value(), currency, number, counterparty, rail)))
                .method(rail)
                .referenceId(reference)
                .build(
                        amount.isPresent() ? findings.confidence() : Evidence.NOT_UNDERSTOOD.confidence(),
                        findings.provenance());
        return new RulesAnswer(extraction, findings.found());
    }

    private Found direction() {
        var at = text.span(movement.at(), movement.at());
        boolean agreed = parts.verdict().certain();
        var evidence =
                switch (movement.strength()) {
                    case HEAD -> agreed ? Evidence.HEAD : Evidence.DISPUTED_VERB;
                    case REVERSAL -> Evidence.REVERSAL_WORD;
                    case VERB -> !agreed ? Evidence.DISPUTED_VERB : movement.own() ? Evidence.OWN_VERB : Evidence.VERB;
                    case NOUN -> agreed && !movement.own() ? Evidence.NOUN : Evidence.WEAK_NOUN;
                };
        return new Found(at, Optional.of(at), evidence);
    }

    private Found feeFound(MoneyRoles.Labelled fee) {
        return new Found(fee.money().span(), Optional.of(text.span(fee.label(), fee.label())), Evidence.FEE);
    }

    private Found found(MoneyRoles.Labelled told) {
        int role = told.label() >= 0 ? told.label() : movement.at();
        return new Found(told.money().span(), Optional.of(text.span(role, role)), evidence(told));
    }

    private Evidence evidence(MoneyRoles.Labelled told) {
        if (told.role().isLesser()) {
            return Evidence.AMOUNT_OF_FEE;
        }
        if (told.money().currency().isEmpty()) {
            return Evidence.AMOUNT_BARE;
        }
        if (parts.roles().isContested(told, movement)) {
            return Evidence.AMOUNT_CONTESTED;
        }
        boolean beside = text.sameSentence(told.money().first(), movement.at());
        return beside ? Evidence.AMOUNT_BESIDE : Evidence.AMOUNT_APART;
    }

    private Optional<String> currency(Money money) {
        var currency = CurrencyReader.of(money, parts);
        boolean shared = money.currency().filter(Currencies::isShared).isPresent();
        var told = shared ? Evidence.CURRENCY_SHARED : Evidence.CURRENCY_CODE;
        boolean dollars = currency.filter("USD"::equals).isPresent();
        var evidence = dollars && CurrencyReader.isGuessed(money, parts) ? Evidence.CURRENCY_INFERRED : told;
        if (currency.isPresent() && money.currencySpan().isPresent()) {
            findings.note(Field.CURRENCY, money.currencySpan().map(span -> Found.of(span, evidence)));
        } else {
            findings.infer(Field.CURRENCY, Evidence.CURRENCY_INFERRED);
        }
        return currency;
    }

    private Optional<Account> account(Optional<String> number) {
        var bank = Banks.of(parts.sender(), text, Optional.of(movement.direction()));
        findings.note(Field.BANK, bank.flatMap(Banks.Bank::span).map(span -> Found.of(span, Evidence.BANK)));
        var account = Account.written(bank.map(Banks.Bank::name), number);
        return bank.isPresent() || number.isPresent() ? Optional.of(account) : Optional.empty();
    }

    private TransactionDate date() {
        var date = new DateOfMovement(text, parts.notices()).of(parts.dates());
        if (date.isPresent()) {
            findings.note(Field.DATE, date.map(it -> Found.of(it.span(), Evidence.DATE)));
            return TransactionDate.written(
                    date.get().when().orElseThrow(), date.get().precision(), zone);
        }
        return TransactionDate.received(parts.sms().date(), zone);
    }
}
