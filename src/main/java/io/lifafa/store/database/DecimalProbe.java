package io.lifafa.store.database;

import io.vertx.core.Future;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * Finds out whether a server keeps exact decimals, as MongoDB has since 3.4. Others that speak its protocol do not all:
 * there every chunk with an amount would fail for ever, however often it is tried.
 *
 * <p>Thread rule: any; Futures complete on the caller's context.
 */
public final class DecimalProbe {
    /** More digits than a double has, and a scale that a number without one would lose. */
    private static final BigDecimal EXACT = new BigDecimal("12345678901234567890.10");

    private DecimalProbe() {}

    /**
     * Fails with an {@link IllegalStateException} if the server cannot keep exact decimals, and with a
     * {@code ServiceException} if it cannot be asked.
     */
    public static Future<Void> require(Database database) {
        return keepsDecimals(database)
                .compose(kept -> kept
                        ? Future.succeededFuture()
                        : Future.failedFuture(new IllegalStateException(
                                "the MongoDB server cannot keep exact decimals (Decimal128), so amounts would be lost;"
                                        + " use MongoDB 3.4 or later, or the embedded store (unset MONGODB_URI)")));
    }

    /** Asked twice before the answer is no: a connection may be lost, or a primary step down, at just that moment. */
    public static Future<Boolean> keepsDecimals(Database database) {
        return attempt(database).compose(kept -> kept ? Future.succeededFuture(true) : attempt(database));
    }

    /** Servers refuse in their own ways, even by hanging up; but one that takes a text instead is there. */
    private static Future<Boolean> attempt(Database database) {
        return keeps(database, EXACT)
                .recover(failure -> keeps(database, EXACT.toPlainString()).map(false));
    }

    private static Future<Boolean> keeps(Database database, Object value) {
        var id = UUID.randomUUID().toString();
        return database.insertMissing(Collections.PROBE, Database.id(id).put("value", value))
                .compose(inserted -> database.byId(Collections.PROBE, id))
                .compose(found -> database.remove(Collections.PROBE, Database.id(id))
                        // A secondary, where the URI prefers one, may not have it yet: that says nothing against it.
                        .map(found.map(it -> value.equals(it.getValue("value"))).orElse(true)));
    }
}
