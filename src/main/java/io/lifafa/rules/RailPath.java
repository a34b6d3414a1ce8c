package io.lifafa.rules;

import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Words;
import java.util.Optional;
import java.util.Set;

/** Reads names out of the paths that rails and core banking write: UPI/DR/984632667192/NAME, BIL*ONL*000123*NAME. */
final class RailPath {
    private static final Set<String> RAIL_CODES = Words.of("dr cr p2a p2m p2p upi");
    private static final Set<String> RAILS = Words.of("upi imps neft rtgs mmt");
    private static final Set<String> REMARKS =
            Words.of("remarks remark description info infobil desc narration details reason des");
    private static final Set<String> REMARK_CODES = Words.of("upi vps bil onl ach ecs pos nach ecom inft ips si pur");

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

    /** UPI/DR/984632667192/NAME/…: the first piece of the path that is a name. */
    Optional<Span> path(int i) {
        int mark = text.at(i + 1).is("cr") || text.at(i + 1).is("dr") ? i + 2 : i + 1;
        boolean rail = RAILS.contains(text.word(i)) && text.at(mark).isMarkOf("/-") && text.touchesPrevious(mark);
        if (!rail) {
            return Optional.empty();
        }
        boolean numbered = text.at(mark).isMark('-') && text.startsUpper(mark + 1) && text.isAllUpper(mark + 1);
        for (int at = mark; at < mark + 12 && text.touchesPrevious(at); at++) {
            numbered |= text.at(at).isNumber() && text.at(at).length() >= (isMixed(at) ? 4 : 6);
            boolean opens = text.at(at - 1).isMarkOf("/-")
                    && text.at(at).isWord()
                    && text.at(at).length() > 1
                    && !(text.at(at + 1).isNumber() && text.touchesPrevious(at + 1));
            if (opens && numbered && !RAIL_CODES.contains(text.word(at))) {
                return names.piece(at);
            }
        }
        return Optional.empty();
    }

    /** {@code MOON0001}: digits behind letters. */
    private boolean isMixed(int i) {
        return text.at(i - 1).isWord() && text.touchesPrevious(i);
    }

    Optional<Span> remark(int i) {
        boolean label = REMARKS.contains(text.word(i));
        return label && text.at(i + 1).isMarkOf(":-.*") ? names.labelled(afterCodes(i + 2)) : Optional.empty();
    }

    /** {@code Info: BIL*ONL*000123*AIRLINK}: the name stands behind the codes and numbers. */
    int afterCodes(int i) {
        int at = i;
        for (int skipped = 0; skipped < 10; skipped++) {
            boolean code =
                    REMARK_CODES.contains(text.word(at)) && text.at(at + 1).isMarkOf("*-/");
            boolean number = text.at(at).isNumber() && text.at(at).length() > 2;
            if (!code && !number && !(skipped > 0 && text.at(at).isMarkOf("*-/"))) {
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
