package io.lifafa.rules.message;

import io.lifafa.sms.Span;
import io.lifafa.text.date.MonthNames;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Optional;
import java.util.Set;

/** Decides whether the tokens between two ends are a name at all, and where in them it ends exactly. */
public final class NameCheck {
    private static final Set<String> RAILS = Words.of("upi imps neft rtgs");

    /** What money is for: alone, or with a month, it names nobody. */
    private static final Set<String> PURPOSES = Words.of(
            "salary sal rent emi loan interest charges charge fee fees pension "
                    + "bonus refund cashback reward rewards transfer payment purchase recharge bill deposit cash withdrawal "
                    + "cheque instalment installment monthly quarterly annual yearly of for and the month quarter maintenance "
                    + "premium subscription allowance stipend wages int insurance tax gst fund funds amount self credit debit "
                    + "airtime stamp duty alert qtr gold personal home car vehicle education baisakh jestha ashadh shrawan bhadra ashwin kartik mangsir poush magh falgun chaitra nach ach ecs mandate reversal adjustment commission txn transaction order fd rd opening booking amc chrg chrgs sms closure renewal net banking internet online app mobile");

    private static final Set<String> TIMES = Words.of(
            "am pm ist hrs gmt sat sun mon tue wed thu fri saturday sunday monday tuesday wednesday thursday friday "
                    + "today yesterday days months years month year");

    /** Whose cards they are: a name of these and a number is the user's own card. */
    private static final Set<String> NETWORKS =
            Words.of("visa mastercard mc rupay amex ecmc mydebit mada maestro diners "
                    + "discover jcb unionpay meeza troy mir elo verve");

    private static final Set<String> GLUED = Words.of("on via from at to ref by using with");

    private final Text text;

    public NameCheck(Text text) {
        this.text = text;
    }

    public static boolean isRail(String word) {
        return RAILS.contains(word);
    }

    public static boolean isNetwork(String word) {
        return NETWORKS.contains(word);
    }

    public boolean isOfTime(int i) {
        return TIMES.contains(text.word(i));
    }

    /** What ends in front of a card's label, as in "on Kosi Debit Card x6612", is the user's own. */
    public Optional<Span> trimmed(int first, int last) {
        return isOwnCard(first, last) ? Optional.empty() : whole(first, last);
    }

    /** The name without the marks behind it, if it is one. */
    public Optional<Span> whole(int first, int last) {
        int end = last;
        while (end > first
                && (text.at(end).kind() == Token.Kind.MARK || text.at(end).is("s") && isOwner(end))) {
            end--;
        }
        end -= end > first && isCode(end) ? 1 : 0;
        boolean railBehind = text.at(end + 1).isMark('-') && isRail(text.word(end + 2));
        if (railBehind && text.touchesPrevious(end + 1) || !isName(first, end)) {
            return Optional.empty();
        }
        return Optional.of(withoutGlued(text.span(first, isInitial(first, end) ? end + 1 : end), end));
    }

    /** {@code JOSE R.} in brackets or in front of a hidden number: the point is the initial's, no sentence ends there. */
    private boolean isInitial(int first, int end) {
        return end > first
                && text.at(end).isWord()
                && text.at(end).length() == 1
                && text.startsUpper(end)
                && text.at(end + 1).isMark('.')
                && text.touchesPrevious(end + 1)
                && (text.at(end + 2).isMarkOf("()") || text.at(end + 3).isMark('*') && text.touchesPrevious(end + 3));
    }

    /** {@code Personal Loan PL00882710}: the letters of a number. */
    private boolean isCode(int end) {
        return text.at(end).length() <= 3
                && text.isAllUpper(end)
                && text.touchesPrevious(end + 1)
                && text.at(end + 1).isNumber()
                && text.at(end + 1).length() >= 4;
    }

    private boolean isOwnCard(int first, int end) {
        boolean at = text.cue(first - 1) == Cue.AT || text.at(first - 1).isMark('@');
        return text.cue(end + 1) == Cue.CARD && !at || text.at(end).is("bank") && isAccount(end + 1);
    }

    /** "from Moon Bank A/c XX12": whose bank it is, nobody's name. */
    private boolean isAccount(int i) {
        return text.cue(i) == Cue.ACCOUNT
                || text.at(i).is("a") && text.at(i + 1).isMark('/');
    }

    /** "TAN AH KOW's account". */
    private boolean isOwner(int i) {
        return text.at(i - 1).isMarkOf("'’") && text.startsLower(i) && text.cue(i + 1) == Cue.ACCOUNT;
    }

    private boolean isName(int first, int end) {
        boolean letters = false;
        boolean named = false;
        for (int i = first; i <= end; i++) {
            var word = text.word(i);
            boolean rail = i > first && isRail(word);
            boolean card = text.cue(i) == Cue.CARD && word.endsWith("card");
            boolean network = NETWORKS.contains(word) && text.at(i + 1).isNumber();
            if (card
                    || rail
                    || network
                    || word.startsWith("xx")
                    || word.equals("atm") && (i < end || text.at(i - 1).is("bank"))) {
                return false;
            }
            letters |=
                    text.at(i).isWord() && text.at(i).length() > 1 || text.at(i).isMark('&');
            named |= text.at(i).isWord() && !isPurpose(word);
        }
        return letters && named;
    }

    private static boolean isPurpose(String word) {
        return PURPOSES.contains(word) || TIMES.contains(word) || MonthNames.english(word) != 0;
    }

    /** {@code KUMAR STORESon 12/11/2026}: the next word has lost its space, and the tokenizer has cut in front of the S. */
    private Span withoutGlued(Span span, int end) {
        int word = isGluedTo(end + 1) ? end + 1 : end;
        return isGluedTo(word) ? new Span(span.start(), text.at(word).start() + 1) : span;
    }

    private boolean isGluedTo(int i) {
        boolean behind =
                text.touchesPrevious(i) && text.startsUpper(i) && text.at(i - 1).isWord();
        return behind && GLUED.contains(text.word(i).substring(1)) && text.isAllUpper(i - 1);
    }
}
