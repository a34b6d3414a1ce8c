package io.lifafa.sms;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Whether the name of a bank stands where a message names the other party's: inside a rail's path ({@code UPI/…/NAME/Their
 * Bank}, {@code NEFT-…-NAME-Their Bank}), in brackets behind a name, behind the "to" of money that went or the "from" of
 * money that came. The user's own stands in a greeting, a signature or beside the account.
 */
public final class BankPlace {
    private static final Pattern DASHED =
            Pattern.compile("(?i)\\b(upi|neft|imps|rtgs|mmt|ach|nach|ecs)[-/:][^\\n]*\\w-$");
    private static final Pattern CLAUSE_END = Pattern.compile("[.!?;](?=\\s|\\p{Lu}|-|$)|\\n|\\s-\\s?");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]+");
    private static final Pattern MACHINE = Pattern.compile("(?i)^\\s*atm\\b");
    private static final int FARTHEST = 160;
    private static final int WORDS = 8;

    private BankPlace() {}

    /**
     * True if the bank is the other party's, as far as its place says.
     *
     * @param bank where its name stands
     * @param direction of the money, if it moved
     */
    public static boolean isOthers(String body, Span bank, Optional<Direction> direction) {
        var left = body.substring(Math.max(0, bank.start() - FARTHEST), bank.start());
        var right = body.substring(bank.end());
        var before = left.stripTrailing();
        if (before.endsWith("/") || before.endsWith("(") || right.stripLeading().startsWith("/")) {
            return true;
        }
        if (DASHED.matcher(left).find() || MACHINE.matcher(right).find()) {
            return true;
        }
        return !before.endsWith("-") && isNamedOther(clause(left), direction);
    }

    /** What stands before the name in its own clause. */
    private static String clause(String left) {
        var end = CLAUSE_END.matcher(left);
        int from = 0;
        while (end.find()) {
            from = end.end();
        }
        return left.substring(from);
    }

    private static boolean isNamedOther(String clause, Optional<Direction> direction) {
        var words = NO_LETTERS.split(clause.toLowerCase(Locale.ROOT));
        for (int i = words.length - 1; i >= Math.max(0, words.length - WORDS); i--) {
            switch (words[i]) {
                case "remitter", "beneficiary", "payee", "drawn" -> {
                    return true;
                }
                case "your", "yr", "my", "dear", "in", "into" -> {
                    return false;
                }
                case "to" -> {
                    return direction.filter(Direction.DEBIT::equals).isPresent();
                }
                case "from", "by" -> {
                    return direction.filter(Direction.CREDIT::equals).isPresent();
                }
                default -> {}
            }
        }
        return false;
    }
}
