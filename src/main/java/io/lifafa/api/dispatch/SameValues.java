package io.lifafa.api.dispatch;

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
                && same(charged(a), charged(b))
                && a.account().flatMap(Account::number).equals(b.account().flatMap(Account::number))
                && a.counterparty().equals(b.counterparty())
                && a.referenceId().equals(b.referenceId());
    }

    /** No fee and a fee of 0 are the same. */
    private static Optional<BigDecimal> charged(Extraction extraction) {
        return extraction.fee().filter(it -> it.signum() != 0);
    }

    private static boolean same(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        return a.isPresent() == b.isPresent() && (a.isEmpty() || a.get().compareTo(b.orElseThrow()) == 0);
    }
}
