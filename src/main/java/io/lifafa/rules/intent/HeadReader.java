package io.lifafa.rules.intent;

import io.lifafa.rules.message.Money;
import io.lifafa.rules.message.Movement;
import io.lifafa.rules.message.Text;
import io.lifafa.rules.message.Token;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads which way the money went where the message's form says so: "Credit Alert", "Txn: Debit", "DR" on a line of its own. */
final class HeadReader {
    private static final Map<String, Direction> WAYS = new HashMap<>(Map.of(
            "credit", Direction.CREDIT,
            "credited", Direction.CREDIT,
            "cr", Direction.CREDIT,
            "debit", Direction.DEBIT,
            "debited", Direction.DEBIT,
            "dr", Direction.DEBIT));

    private static final Set<String> KINDS =
            Words.of("alert transaction txn trxn transfer trf advice notification notice confirmation posted");
    private static final Set<String> LABELS = Words.of("type txn trxn trx tran trans transaction nature alert");

    /** A head stands within so many tokens of the start. */
    private static final int REACH = 10;

    private final Text text;
    private final List<Money> monies;

    HeadReader(Text text, List<Money> monies) {
        this.text = text;
        this.monies = monies;
    }

    Optional<Movement> read() {
        for (int i = 0; i < text.size(); i++) {
            boolean place = i < REACH || text.at(i - 1).isMarkOf(":-=");
            var way = place ? WAYS.get(text.word(i)) : null;
            if (way != null && (isLabelled(i) || i < REACH && opens(i))) {
                return Optional.of(new Movement(i, way, Movement.Strength.HEAD, true));
            }
        }
        return Optional.empty();
    }

    /** {@code Type: DR}, {@code Txn - Credit}. */
    private boolean isLabelled(int i) {
        return text.at(i - 1).isMarkOf(":-=") && LABELS.contains(text.word(i - 2)) && !isProduct(i + 1);
    }

    /** "Credit Alert", "Debit:", "Credit of Rs 500" at the start, or behind the name of the bank. */
    private boolean opens(int i) {
        boolean first = text.startsLine(i) || text.at(i - 1).isMarkOf(":!*|-");
        boolean kind = KINDS.contains(text.word(i + 1)) && !isProduct(i + 2) && !isVerbBefore(i);
        boolean alone =
                text.at(i + 1).kind() == Token.Kind.BREAK || text.at(i + 1).isMarkOf(":!");
        return kind && (first || text.at(i + 1).is("alert")) || first && (alone || isOfMoney(i));
    }

    private boolean isVerbBefore(int i) {
        for (int at = 0; at < i; at++) {
            if (text.cue(at).isVerb() || text.cue(at) == Cue.NOT || text.cue(at) == Cue.UNREAL) {
                return true;
            }
        }
        return false;
    }

    private boolean isOfMoney(int i) {
        return i <= 2 && text.at(i + 1).is("of") && isMoneyAt(i + 2);
    }

    private boolean isMoneyAt(int i) {
        for (var money : monies) {
            if (money.first() == i) {
                return true;
            }
        }
        return false;
    }

    /** "Debit card", "credit alerts service". */
    private boolean isProduct(int i) {
        return text.cue(i) == Cue.CARD || text.at(i).is("service") || text.cue(i) == Cue.LIMIT;
    }
}
