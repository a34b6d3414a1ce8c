package io.lifafa.api;

import io.lifafa.sms.Account;
import io.lifafa.sms.Extraction;
import java.math.BigDecimal;
import java.util.Optional;

/** Whether two answers say the same of the money; words about it (category, summary) may differ. */
final class SameValues {
    private SameValues() {}

    static boolean of(Extraction a, Extraction b) {
        return a.intent() == b.intent()
                && a.direction().equals(b.direction())
                && same(a.amount(), b.amount())
                && a.currency().equals(b.currency())
                && same(a.balance(), b.balance())
                && same(a.fee(), b.fee())
                && a.account().flatMap(Account::number).equals(b.account().flatMap(Account::number))
                && a.counterparty().equals(b.counterparty())
                && a.referenceId().equals(b.referenceId());
    }

    private static boolean same(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        return a.isPresent() == b.isPresent() && (a.isEmpty() || a.get().compareTo(b.orElseThrow()) == 0);
    }
}
