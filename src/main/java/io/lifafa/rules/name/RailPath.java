package io.lifafa.rules.name;

import io.lifafa.rules.message.Text;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Words;
import java.util.Optional;
import java.util.Set;

/** Reads names out of the paths that rails and core banking write: UPI/DR/984632667192/NAME, BIL*ONL*000123*NAME. */
final class RailPath {
    private static final int LONGEST_PATH = 24;

    private static final Set<String> CODES = Words.of(
            "dr cr p2a p2m p2p p2v upi rev d c onl inft ft out in inward outward mob net ib ecom int tpt collect "
                    + "pay nach neft imps rtgs ach ecs trf transfer si vps vpa txn mr ibft inb nip bil pos mmt intra own");
    private static final Set<String> SIDES =
            Words.of("cr dr rev d c inward outward txn credit debit in out collect pay return");
    private static final Set<String> RAILS =
            Words.of("upi imps neft rtgs mmt nip bil ach nach ecs trtr inft tpt mobft mtfr");
    private static final Set<String> BANKS = Words.of("bank mfb psb");
    private static final int LONGEST_BANK = 5;

    private static final Set<String> KINDS = Words.of("pos web buy purchase pmt payment trf nip debit order");

    /** "WDL through POS/KALINGA CLOTH". */
    private static final Set<String> THROUGH = Words.of("through thru by via");

    private static final Set<String> NAMED = Words.of("nip ach nach ecs");
    private static final Set<String> REMARKS =
            Words.of("remarks remark description info infobil desc narration details reason des");
    private static final Set<String> REMARK_CODES =
            Words.of("upi vps vin mps web ecm bil onl bbps ach ecs pos nach ecom inft ips si pur nip "
                    + "ibft transfer trf neft imps rtgs mob ft mmt");

    private final Text text;
    private final NameReader names;

    RailPath(Text text, NameReader names) {
        this.text = text;
        this.names = names;
    }

    /** "…/Payment from BAKERY", inside a rail's remark. */
    Optional<Span> paymentFrom(int i) {
        boolean remark = text.at(i).is("payment") && text.at(i - 1).isMark('/') && text.touchesPrevious(i);
        return remark && (text.at(i + 1).is("from") || text.at(i + 1).is("on"))
                ? names.labelled(i + 2)
                : Optional.empty();
    }

    /** "UPI/517055443322/To BAKERY/…": a piece that says whom it went to. */
    Optional<Span> pieceTo(int i) {
        boolean to = text.at(i).is("to") && text.at(i - 1).isMark('/') && text.touchesPrevious(i);
        return to && !text.touchesPrevious(i + 1) ? names.piece(i + 1) : Optional.empty();
    }

    /** UPI/DR/984632667192/NAME/…: the first piece of the path that is a name. */
    Optional<Span> path(int i) {
        if (THROUGH.contains(text.word(i - 1))
                && text.at(i + 1).isMark('/')
                && text.startsUpper(i + 2)
                && !isId(i + 2)
                && !CODES.contains(text.word(i + 2))) {
            return names.piece(i + 2);
        }
        if (text.at(i).is("pos") && text.at(i + 1).isNumber() && text.at(i + 2).isMark('/')) {
            return names.piece(i + 3);
        }
        if (!isRail(i)) {
            return Optional.empty();
        }
        int mark = i + 1;
        while (SIDES.contains(text.word(mark)) && mark < i + 3) {
            mark++;
        }
        if (isId(mark) && text.at(mark + 2).isMarkOf("/-")) {
            return names.piece(mark + 3);
        }
        boolean opens = text.at(mark).isMarkOf("/-:") && (text.touchesPrevious(mark) || NAMED.contains(text.word(i)));
        return opens ? firstName(i, mark) : Optional.empty();
    }

    /** The name of a rail, alone or with what its statement calls it: {@code NEFTINWARD}. */
    private boolean isRail(int i) {
        var word = text.word(i);
        boolean glued = word.length() > 4
                && word.length() <= 12
                && (word.startsWith("neft") || word.startsWith("imps") || word.startsWith("rtgs"));
        return RAILS.contains(word) || glued && text.isAllUpper(i);
    }

    private Optional<Span> firstName(int rail, int mark) {
        boolean named = NAMED.contains(text.word(rail));
        boolean known = named || text.at(mark).isMark('-') && text.startsUpper(mark + 1) && text.isAllUpper(mark + 1);
        boolean loose = named;
        for (int at = mark; at < mark + LONGEST_PATH && (text.touchesPrevious(at) || loose); at++) {
            loose = named && at == mark;
            known |= text.at(at).isNumber() && text.at(at).length() >= (isMixed(at) ? 4 : 6);
            boolean opens = text.at(at - 1).isMarkOf("/-:")
                    && text.at(at).isWord()
                    && (text.at(at).length() > 1 || text.at(at + 1).isMark('&'));
            int next = opens && named ? behindBank(at) : at;
            if (next > at) {
                at = next - 1;
                loose = true;
            } else if (opens && known && !isId(at) && !CODES.contains(text.word(at))) {
                return names.piece(at).filter(name -> !isSignature(name));
            }
        }
        return Optional.empty();
    }

    /** {@code NIP/KREDA MFB/CHIDI OKAFOR/rent}: the token behind the slash where a bank stands in front of the person's name. */
    private int behindBank(int first) {
        int at = first;
        while (at < first + LONGEST_BANK && text.at(at).isWord()) {
            at++;
        }
        boolean bank = at > first + 1 && text.at(at).isMark('/') && BANKS.contains(text.word(at - 1));
        return bank && text.startsUpper(at + 1) ? at + 1 : first;
    }

    /** "UPI:631299110055-ICX Bank.": the sender's own name ends the message. */
    private boolean isSignature(Span name) {
        int last = text.size() - 1;
        last -= text.at(last).isMark('.') ? 1 : 0;
        return text.at(last).is("bank") && text.at(last).end() == name.end();
    }

    /** {@code MOON0001}: letters and digits in one. */
    private boolean isId(int i) {
        return text.at(i).isWord() && text.at(i + 1).isNumber() && text.touchesPrevious(i + 1);
    }

    /** {@code MOON0001}: digits behind letters. */
    private boolean isMixed(int i) {
        return text.at(i - 1).isWord() && text.touchesPrevious(i);
    }

    Optional<Span> remark(int i) {
        boolean label = REMARKS.contains(text.word(i));
        if (!label || !text.at(i + 1).isMarkOf(":-.*")) {
            return Optional.empty();
        }
        int first = afterKind(text, afterCodes(i + 2));
        if (isCode(first)) {
            return Optional.empty();
        }
        return first > i + 2 ? names.piece(first) : names.labelled(first);
    }

    /** {@code POS PURCHASE SHOPWISE}, {@code DEBIT ORDER LETLOLE LIFE}: the name behind what kind of movement it was. */
    static int afterKind(Text text, int i) {
        int at = i;
        while (at < i + 3 && KINDS.contains(text.word(at)) && text.startsUpper(at + 1)) {
            at++;
        }
        boolean order = at > i || !text.at(i).is("debit");
        return order ? at : i;
    }

    /** {@code EAW-771200}: the bank's own short word for a kind of movement. */
    private boolean isCode(int i) {
        boolean numbered = text.at(i + 1).isMark('-')
                && text.touchesPrevious(i + 2)
                && text.at(i + 2).isNumber();
        return numbered && text.at(i).length() <= 4 && text.at(i).isWord() && text.isAllUpper(i);
    }

    /** {@code Info: BIL*ONL*000123*AIRLINK}: the name stands behind the codes and numbers. */
    int afterCodes(int i) {
        int at = i;
        for (int skipped = 0; skipped < 14; skipped++) {
            boolean code = REMARK_CODES.contains(text.word(at))
                    && (text.at(at + 1).isMarkOf("*-/,~:") || skipped > 0 && text.startsLower(at));
            boolean number = text.at(at).isNumber() && text.at(at).length() > 2;
            if (isId(at) && skipped > 0 && text.at(at + 2).isMarkOf("*-/")) {
                at += 2;
                continue;
            }
            if (!code && !number && !(skipped > 0 && text.at(at).isMarkOf("*-/,~:"))) {
                break;
            }
            at++;
        }
        return at;
    }

    /** "For: Salary Payment/PHARMA CITY,UJJ": the name stands behind the slash. */
    Optional<Span> slashed(int from) {
        for (int at = from; at < from + 6 && text.sameSentence(at, from); at++) {
            if (text.at(at).isMark('/') && text.at(at + 1).isWord()) {
                return names.labelled(at + 1);
            }
        }
        return Optional.empty();
    }
}
