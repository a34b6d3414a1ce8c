package io.lifafa.cache.learning;

import io.lifafa.cache.token.Accounts;
import io.lifafa.sms.Account;
import java.math.BigDecimal;
import java.util.Optional;

/** How values of two readings are compared. */
final class Same {
    private Same() {}

    static boolean money(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        return a.isPresent() == b.isPresent() && (a.isEmpty() || a.get().compareTo(b.get()) == 0);
    }

    /** No fee and a fee of 0 are the same: answers differ about which of them to say. */
    static boolean fee(Optional<BigDecimal> a, Optional<BigDecimal> b) {
        return money(a.filter(it -> it.signum() != 0), b.filter(it -> it.signum() != 0));
    }

    /** By what a message shows of the number. */
    static boolean account(Optional<Account> a, Optional<Account> b) {
        return tail(a).equals(tail(b));
    }

    private static Optional<String> tail(Optional<Account> account) {
        return account.flatMap(Account::number).flatMap(Accounts::tail);
    }

    /** Whatever the case and the white space. */
    static boolean text(Optional<String> a, Optional<String> b) {
        return a.map(Example::normal).equals(b.map(Example::normal));
    }
}
