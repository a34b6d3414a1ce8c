package io.lifafa.rules.intent;

import io.lifafa.rules.message.Text;
import io.lifafa.rules.sender.SenderHeader;
import io.lifafa.text.PlainText;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Set;

/**
 * Tells whether a message that says "credited" is bait: something to claim behind a link; from a phone number or an
 * advertiser either of the two; letters in disguise beside a link from whomever.
 */
final class Lure {
    private static final Set<String> BAIT = Words.of(
            "congratulations congrats congratulation verify redeem click kyc lottery prize grant rummy jackpot mistake");
    /** Beside a link it is bait from whomever. */
    private static final Set<String> CLAIM = Words.of("claim won winner winnings");

    /** What bait tells the user to do at once behind its link. */
    private static final Set<String> ORDERS =
            Words.of("cancel stop reverse verify confirm secure decline restore unlock");

    private static final int ORDER_REACH = 6;

    private static final Set<String> LINKS = Words.of("http https www bit tinyurl cutt");

    private final PlainText plain;
    private final Text text;
    private final SenderHeader sender;

    Lure(PlainText plain, Text text, SenderHeader sender) {
        this.plain = plain;
        this.text = text;
        this.sender = sender;
    }

    boolean isPresent() {
        if (isDisguised() && !text.has(Cue.BALANCE) && (hasLink() || hasPlainLink())) {
            return true;
        }
        boolean advertiser = sender.route().filter(route -> route == 'P').isPresent();
        boolean suspect = sender.number() || advertiser;
        boolean offers = advertiser && text.has(Cue.PROMO);
        boolean claim = says(CLAIM);
        return suspect ? offers || claim || says(BAIT) || hasLink() : claim && hasLink() || ordersBehindLink();
    }

    /** "A payment of EUR 899.99 was made. If this was NOT you cancel at http://…": a bank names the account, and no link. */
    private boolean ordersBehindLink() {
        if (text.has(Cue.ACCOUNT) || text.has(Cue.CARD) || text.has(Cue.BALANCE) || text.has(Cue.REFERENCE)) {
            return false;
        }
        for (int i = 0; i < text.size(); i++) {
            if (ORDERS.contains(text.word(i)) && isLinkBehind(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isLinkBehind(int order) {
        for (int at = order + 1; at <= order + ORDER_REACH && text.sameSentence(at, order); at++) {
            if (isLink(at)) {
                return true;
            }
        }
        return false;
    }

    /** Letters of two alphabets in a word, or digits in place of letters in two: {@code kh0an}, {@code l0ng}. */
    private boolean isDisguised() {
        if (!plain.folded().equals(plain.written())) {
            return true;
        }
        int words = 0;
        for (int i = 1; i + 1 < text.size(); i++) {
            boolean inside = text.at(i).length() == 1 && text.touchesPrevious(i) && text.touchesPrevious(i + 1);
            words += inside && "013".contains(text.word(i)) && text.startsLower(i - 1) && text.startsLower(i + 1)
                    ? 1
                    : 0;
        }
        return words > 1;
    }

    private boolean says(Set<String> words) {
        for (int i = 0; i < text.size(); i++) {
            if (words.contains(text.word(i))) {
                return true;
            }
        }
        return false;
    }

    /** {@code vcb-help.example}: small letters on both sides of a point, the last thing of a sentence. */
    private boolean hasPlainLink() {
        for (int i = 1; i + 1 < text.size(); i++) {
            if (text.at(i).isMark('.')
                    && text.touchesPrevious(i)
                    && text.touchesPrevious(i + 1)
                    && text.startsLower(i - 1)
                    && text.startsLower(i + 1)
                    && text.at(i - 1).length() > 1
                    && text.at(i + 1).length() > 1) {
                return true;
            }
        }
        return false;
    }

    private boolean hasLink() {
        for (int i = 0; i < text.size(); i++) {
            if (isLink(i)) {
                return true;
            }
        }
        return false;
    }

    /** {@code bit.ly/x1}, {@code http://…}, {@code www.…}. */
    private boolean isLink(int i) {
        if (LINKS.contains(text.word(i))) {
            return text.at(i + 1).isMarkOf(":.") && text.touchesPrevious(i + 1);
        }
        return text.at(i).isMark('.')
                && text.at(i - 1).isWord()
                && text.at(i + 1).isWord()
                && text.at(i + 2).isMark('/')
                && text.touchesPrevious(i)
                && text.touchesPrevious(i + 1)
                && text.touchesPrevious(i + 2);
    }
}
