package io.lifafa.rules.reference;

import io.lifafa.rules.message.Currencies;
import io.lifafa.rules.message.Evidence;
import io.lifafa.rules.message.Found;
import io.lifafa.rules.message.Notices;
import io.lifafa.rules.message.Text;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Finds the transaction's number: behind its label, in the path a rail writes (UPI/DR/418522721188/NAME), or alone behind a
 * mark. The label that names the transaction's own id beats a mere "Ref", which may be the payer's remark.
 */
public final class ReferenceFinder {
    private static final Set<String> OWNERS =
            Words.of("txn trxn transaction trx tran trans tx receipt upi imps neft rtgs payment rrn session");
    private static final Set<String> PERSONS =
            Words.of("customer cust user loan merchant crn email mail order sip meter device");
    private static final Set<String> NUMBERS = Words.of("id no number num ref reference refno");
    private static final Set<String> IDS =
            Words.of("txnid txid trxid tid transactionid transid finid paymentid utr rrn utrno rrnno txnno arn");
    private static final Set<String> DEALS = Words.of("txn trxn transaction trx tran trans tx trn trace");
    private static final Set<String> CONFIRMED = Words.of("confirmed imethibitishwa accepted success successful "
            + "successfully completed approved done ok processed imefanikiwa");
    private static final Set<String> ORDERS = Words.of("order booking");

    /** All that may label an identifier, beside what the lexicon calls a reference. */
    private static final Set<String> LABELS =
            Words.all(IDS, NUMBERS, DEALS, ORDERS, Words.of("receipt folio confirmation conf code"));

    private static final Set<String> LINKED = Words.of("id txn ref tid trx rrn txnid refid receipt r t tx utr");
    private static final int LEAST_OPENING = 7;
    private static final int LEAST_DIGITS = 8;
    private static final Set<String> FILLERS =
            Words.of("no nos number num id is upi imps neft ref utr txn transaction code of the reference "
                    + "namba nambari nomor número numero nº sayısı numarası संख्या सं नंबर নম্বর নং رقم شماره نمبر எண் số so "
                    + "номер là ni es é je");

    /** Words for a transaction that its code follows without more. */
    private static final Set<String> MOVEMENTS =
            Words.of("muamala operación operacion transaksi transação transacao işlem gd");

    private final Text text;
    private final Notices notices;
    private final IdentifierReader identifiers;
    private final RailNumbers rails;

    public ReferenceFinder(Text text, BitSet taken, Notices notices) {
        this.text = text;
        this.notices = notices;
        this.identifiers = new IdentifierReader(text, taken);
        this.rails = new RailNumbers(text, taken, notices, identifiers);
    }

    public Optional<Found> find() {
        int[] labels = labels();
        return labelled(labels, this::namesTransaction, Evidence.TRANSACTION_ID)
                .or(() -> labelled(labels, this::isLabel, Evidence.REFERENCE_LABEL))
                .or(() -> unlabelled(opening(), Evidence.RAIL_NUMBER))
                .or(() -> unlabelled(rails.inPath().or(rails::behindRail), Evidence.RAIL_NUMBER))
                .or(() -> unlabelled(inLink(), Evidence.RAIL_NUMBER))
                .or(() -> labelled(labels, this::namesDeal, Evidence.REFERENCE_LABEL))
                .or(() -> labelled(labels, this::namesOrder, Evidence.REFERENCE_LABEL))
                .or(() -> unlabelled(rails.alone(), Evidence.NUMBER_ALONE));
    }

    private static Optional<Found> unlabelled(Optional<Span> span, Evidence evidence) {
        return span.map(it -> Found.of(it, evidence));
    }

    /** The tokens that may label the number, in one way through the message. */
    private int[] labels() {
        var labels = new int[text.size()];
        int size = 0;
        for (int i = 0; i < labels.length; i++) {
            var token = text.at(i);
            boolean label = token.isWord()
                    ? token.cue() == Cue.REFERENCE
                            || LABELS.contains(token.lower())
                            || MOVEMENTS.contains(token.lower())
                    : token.isMark('#');
            if (label && !notices.covers(i)) {
                labels[size++] = i;
            }
        }
        return Arrays.copyOf(labels, size);
    }

    private Optional<Found> labelled(int[] labels, IntPredicate isLabel, Evidence evidence) {
        for (int i : labels) {
            if (isLabel.test(i)) {
                var found = behind(i);
                if (found.isPresent()) {
                    return Optional.of(new Found(found.get(), Optional.of(text.span(i, i)), evidence));
                }
            }
        }
        return Optional.empty();
    }

    /** {@code SGL31X7Y4Z Confirmed.}, {@code 8812XQPL Success:}: mobile money puts the number in front. */
    private Optional<Span> opening() {
        if (text.at(0).isNumber()
                && text.at(0).length() >= LEAST_DIGITS
                && text.at(1).is("is")) {
            boolean said = text.cue(3) == Cue.REFERENCE || text.cue(4) == Cue.REFERENCE;
            return said ? identifiers.at(0) : Optional.empty();
        }
        if (text.at(0).isNumber()
                && text.at(0).length() >= LEAST_DIGITS
                && text.at(1).is("confirmed")) {
            return identifiers.at(0);
        }
        int end = 1;
        while (text.touchesPrevious(end)
                && (text.at(end).isNumber() || text.at(end).isWord())) {
            end++;
        }
        boolean mixed = end > 1 && text.at(end - 1).end() - text.at(0).start() >= LEAST_OPENING;
        boolean code = mixed && Currencies.at(text, 0).isEmpty() && text.cue(0) == Cue.NONE;
        // "27021614Q0991 / 16.02.27 / OMR 12.300 …"
        boolean listed = text.at(end).isMarkOf("/|") && !text.touchesPrevious(end);
        if (code && (listed || CONFIRMED.contains(text.word(end)))) {
            return identifiers.at(0);
        }
        boolean capitals = code
                && text.at(0).isWord()
                && text.isAllUpper(0)
                && text.at(end).isMark('.');
        return capitals ? identifiers.at(0).filter(this::endsSentence) : Optional.empty();
    }

    /** {@code TKB77QX1AA. Paid Ksh 500}, {@code CO261111.1402.D8812. Cash-out}. */
    private boolean endsSentence(Span code) {
        int at = 1;
        while (at < text.size() && text.at(at).start() < code.end()) {
            at++;
        }
        return text.at(at).isMark('.') && text.startsUpper(at + 1) && !text.touchesPrevious(at + 1);
    }

    /** {@code https://moon.example/r?id=DN28558KT7EC}: a long identifier among a link's parameters. */
    private Optional<Span> inLink() {
        for (int i = 2; i < text.size(); i++) {
            boolean parameter = text.at(i).isMark('=')
                    && text.touchesPrevious(i)
                    && LINKED.contains(text.word(i - 1))
                    && text.at(i - 2).isMarkOf("?&");
            if (parameter && text.touchesPrevious(i + 1)) {
                return identifiers.at(i + 1).filter(it -> it.end() - it.start() >= LEAST_DIGITS);
            }
        }
        return Optional.empty();
    }

    /** "Txn 66120918344", "Receipt VP-661209": the number stands right behind the word. */
    private boolean namesDeal(int i) {
        boolean deal = DEALS.contains(text.word(i))
                || text.at(i).is("receipt")
                || text.at(i).is("folio");
        int at = text.at(i + 1).isMarkOf(":#") ? i + 2 : i + 1;
        boolean number = text.at(at).isNumber() && text.at(at).length() >= LEAST_DIGITS;
        return deal
                && (number || identifiers.isCode(at) && Currencies.at(text, at).isEmpty());
    }

    /** "Order ID: CP88120934": where the transaction has no number of its own. */
    private boolean namesOrder(int i) {
        return ORDERS.contains(text.word(i)) && NUMBERS.contains(text.word(i + 1));
    }

    /** "TxnID", "Transaction no", "Trx. ID", "UTR". */
    private boolean namesTransaction(int i) {
        if (IDS.contains(text.word(i))) {
            return true;
        }
        if (text.at(i).isMark('#') && text.touchesPrevious(i)) {
            return DEALS.contains(text.word(i - 1));
        }
        int owner = text.at(i - 1).isMark('.') ? i - 2 : i - 1;
        return NUMBERS.contains(text.word(i)) && DEALS.contains(text.word(owner));
    }

    private boolean isLabel(int i) {
        if (text.cue(i) == Cue.REFERENCE) {
            return true;
        }
        if (MOVEMENTS.contains(text.word(i)) && identifiers.isCode(i + 1)) {
            return true;
        }
        if (text.at(i).isMark('№')) {
            return text.cue(i - 1).isMovement() || text.cue(i - 1) == Cue.REFERENCE;
        }
        // "Code: 0QX71KB"
        if (text.at(i).is("code")) {
            int code = text.at(i + 2).isNumber() ? i + 3 : i + 2;
            return text.startsLine(i)
                    && text.at(i + 1).isMark(':')
                    && text.at(code).isWord()
                    && text.isAllUpper(code)
                    && (code > i + 2 ? text.touchesPrevious(code) : identifiers.isCode(code));
        }
        boolean named = NUMBERS.contains(text.word(i)) && OWNERS.contains(text.word(i - 1));
        boolean bareId = text.at(i).is("id")
                && (text.at(i + 1).isMarkOf(":=") || isLongId(i + 1))
                && !PERSONS.contains(text.word(i - 1));
        boolean confirmation = text.at(i).is("confirmation") || text.at(i).is("conf");
        boolean confirmed = confirmation && (text.at(i + 1).isMark('#') || NUMBERS.contains(text.word(i + 1)));
        return named || bareId || confirmed;
    }

    /** {@code ID E6074694820261111}, {@code ID 20261112-KT-8871}: too long for anything but a transaction's. */
    private boolean isLongId(int first) {
        return identifiers
                .at(first)
                .filter(it -> it.end() - it.start() >= LEAST_DIGITS)
                .isPresent();
    }

    private Optional<Span> behind(int label) {
        int at = label + 1;
        for (int skipped = 0; skipped < 6 && isFiller(at); skipped++) {
            at++;
        }
        if (!text.sameSentence(label, at) && !text.at(at - 1).isMark('.')) {
            return Optional.empty();
        }
        return identifiers.at(at);
    }

    private boolean isFiller(int at) {
        var token = text.at(at);
        boolean word = token.isWord() && FILLERS.contains(token.lower()) && !identifiers.joinsNumber(at);
        return word || token.isMarkOf(".:-#№(/=") && !text.at(at + 1).isMark('.');
    }
}
