package io.lifafa.rules;

import io.lifafa.rules.account.AccountFinder;
import io.lifafa.rules.intent.Hints;
import io.lifafa.rules.message.Evidence;
import io.lifafa.rules.message.Findings;
import io.lifafa.rules.money.MoneyRoles;
import io.lifafa.rules.sender.Banks;
import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Field;
import io.lifafa.sms.Intent;
import java.util.Optional;

/** Reads what a message tells that is no transaction: whose account, which balance, in which currency. Serves one message. */
final class NoticeReader {
    private final Reading reading;
    private final Findings findings;

    NoticeReader(Reading reading) {
        this.reading = reading;
        this.findings = new Findings(reading.plain());
    }

    RulesAnswer read() {
        var bank = Banks.of(reading.sender(), reading.text(), Optional.empty());
        var number = findings.note(
                Field.ACCOUNT,
                new AccountFinder(reading.text(), reading.taken(), reading.notices()).find(Optional.empty()));
        var balance = reading.balance();
        findings.note(Field.BALANCE, balance.map(reading::balanceFound));
        var account = Account.written(bank.map(Banks.Bank::name), number);
        boolean known = account.bank().isPresent() || account.number().isPresent();
        var extraction = Extraction.builder(reading.verdict().intent())
                .currency(CurrencyReader.ofNotice(reading))
                .account(known ? Optional.of(account) : Optional.empty())
                .balance(balance.map(it -> it.money().value()))
                .build(evidence(reading.verdict().intent()).confidence(), findings.provenance());
        return new RulesAnswer(extraction, findings.found());
    }

    /** A failure, a due date, a request or an offer explains the amounts beside it; a state does not. */
    private Evidence evidence(Intent intent) {
        return switch (intent) {
            case OTP -> Evidence.ONE_TIME_PASSWORD;
            case TRANSACTION -> Evidence.NOT_UNDERSTOOD;
            case OTHER -> Evidence.NOTHING;
            case ALERT ->
                new Hints(reading.text(), reading.notices()).isExplained() || !namesAmount()
                        ? Evidence.NOTICE
                        : Evidence.NOTICE_BESIDE_MONEY;
            default -> Evidence.NOTICE;
        };
    }

    private boolean namesAmount() {
        return reading.roles().all().stream()
                .anyMatch(each -> each.role() == MoneyRoles.Role.OPEN || each.role() == MoneyRoles.Role.AMOUNT);
    }
}
