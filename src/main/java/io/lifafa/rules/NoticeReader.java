package io.lifafa.rules;

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
    private final MessageParts parts;
    private final Findings findings;

    NoticeReader(MessageParts parts) {
        this.parts = parts;
        this.findings = new Findings(parts.plain());
    }

    RulesAnswer read() {
        var bank = Banks.of(parts.sender(), parts.text(), Optional.empty());
        var number = findings.note(Field.ACCOUNT, parts.account(Optional.empty()));
        var balance = parts.balance();
        findings.note(Field.BALANCE, balance.map(parts::balanceFound));
        var account = Account.written(bank.map(Banks.Bank::name), number);
        boolean known = account.bank().isPresent() || account.number().isPresent();
        var extraction = Extraction.builder(parts.verdict().intent())
                .currency(CurrencyReader.ofNotice(parts))
                .account(known ? Optional.of(account) : Optional.empty())
                .balance(balance.map(it -> it.money().value()))
                .build(evidence(parts.verdict().intent()).confidence(), findings.provenance());
        return new RulesAnswer(extraction, findings.found());
    }

    /** A failure, a due date, a request or an offer explains the amounts beside it; a state does not. */
    private Evidence evidence(Intent intent) {
        return switch (intent) {
            case OTP -> Evidence.ONE_TIME_PASSWORD;
            case TRANSACTION -> Evidence.NOT_UNDERSTOOD;
            case OTHER -> Evidence.NOTHING;
            case ALERT ->
                new Hints(parts.text(), parts.notices()).isExplained() || !namesAmount()
                        ? Evidence.NOTICE
                        : Evidence.NOTICE_BESIDE_MONEY;
            default -> Evidence.NOTICE;
        };
    }

    private boolean namesAmount() {
        return parts.roles().all().stream()
                .anyMatch(each -> each.role() == MoneyRoles.Role.OPEN || each.role() == MoneyRoles.Role.AMOUNT);
    }
}
