package io.lifafa.rules.message;

import io.lifafa.rules.message.Token.Letters;
import io.lifafa.sms.Span;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.List;
import java.util.Set;

/** A tokenised body. Reading outside of it yields {@link Token#NONE}. */
public final class Text {
    private static final Set<String> ABBREVIATIONS =
            Words.of("rs no nos avl aval avbl avlb avail a c ac acct inr re mr mrs ms dr cr st by ref info amt "
                    + "clr min tel m s vpa pvt bal lmt acc txn trf u p trxn incl excl tot eff cur curr rem ldgr unclr "
                    + "avlbal avblbal availbal smt sri shri дост dost собств собст ост ost тек tek исх вх ком kom");

    /** Ends of addresses on the internet, which in capitals would look like the start of a sentence. */
    private static final Set<String> DOMAINS = Words.of("com net org in co io ai app");

    private static final Set<String> FIRMS = Words.of("co ltd inc corp llc bros");
    private static final Set<String> CURRENCIES = Words.of("руб р грн тг сум сом лей коп rub r grn");

    private static final Set<String> HISPANIC =
            Words.of("tu su con del el por compra compraste recibiste tarjeta cuenta saldo pago retiro");

    private final String body;
    private final Token[] tokens;
    private final int[] sentences;
    /** One bit for each cue that a token has. */
    private final long cues;
    /** What {@link Tongue} says, once it was asked; the same whoever asks first. */
    private Boolean russian;

    private Boolean hispanic;

    private Text(String body, Token[] tokens, int[] sentences) {
        this.body = body;
        this.tokens = tokens;
        this.sentences = sentences;
        long some = 0;
        for (var token : tokens) {
            some |= 1L << token.cue().ordinal();
        }
        this.cues = some;
    }

    Text(String body, Token[] tokens) {
        this(body, tokens, new int[tokens.length]);
        int sentence = 0;
        for (int i = 0; i < tokens.length; i++) {
            sentences[i] = sentence;
            sentence += endsSentence(i) ? 1 : 0;
        }
    }

    /** The same text, in which the words of these dates hint at nothing: "14-MAY" is no "may". */
    public Text withoutHints(List<Dated> dates) {
        if (dates.isEmpty()) {
            return this;
        }
        var quiet = tokens.clone();
        for (var date : dates) {
            for (int i = date.first(); i <= date.last(); i++) {
                quiet[i] = quiet[i].withoutCue();
            }
        }
        return new Text(body, quiet, sentences);
    }

    public String body() {
        return body;
    }

    public int size() {
        return tokens.length;
    }

    public Token at(int i) {
        return i >= 0 && i < tokens.length ? tokens[i] : Token.NONE;
    }

    public String word(int i) {
        return at(i).lower();
    }

    public Cue cue(int i) {
        return at(i).cue();
    }

    /** True if any token has this cue: spares the way through all of them. */
    public boolean has(Cue cue) {
        return (cues & 1L << cue.ordinal()) != 0;
    }

    /** True if no space stands between token {@code i} and the one before it. */
    public boolean touchesPrevious(int i) {
        return i > 0 && i < tokens.length && tokens[i - 1].end() == tokens[i].start();
    }

    /** The number of the sentence or line that token {@code i} is in; -1 outside of the text. */
    public int sentence(int i) {
        return i >= 0 && i < tokens.length ? sentences[i] : -1;
    }

    public boolean sameSentence(int i, int j) {
        return sentence(i) == sentence(j);
    }

    public boolean startsLine(int i) {
        return !sameSentence(i - 1, i);
    }

    /** The characters from token {@code first} to token {@code last}, both included. */
    public Span span(int first, int last) {
        return new Span(tokens[first].start(), tokens[last].end());
    }

    /** True if the message is Spanish, by its small words: {@code en … con … el}. */
    public boolean isHispanic() {
        if (hispanic == null) {
            hispanic = hasHispanicWord();
        }
        return hispanic;
    }

    private boolean hasHispanicWord() {
        for (var token : tokens) {
            if (HISPANIC.contains(token.lower())) {
                return true;
            }
        }
        return false;
    }

    /** True if the message comes from a bank that writes in Russian or a language beside it. */
    public boolean isRussian() {
        if (russian == null) {
            russian = Tongue.isRussian(this);
        }
        return russian;
    }

    public String original(int i) {
        return body.substring(tokens[i].start(), tokens[i].end());
    }

    public boolean startsUpper(int i) {
        var letters = at(i).letters();
        return letters == Letters.CAPITALS || letters == Letters.CAPITALISED;
    }

    /** True for a word written in a script that has capitals, but without one in front. */
    public boolean startsLower(int i) {
        return at(i).letters() == Letters.SMALL;
    }

    public boolean isAllUpper(int i) {
        return at(i).letters() == Letters.CAPITALS;
    }

    private boolean endsSentence(int i) {
        var token = tokens[i];
        if (token.kind() == Token.Kind.BREAK || token.isMarkOf("!?;।؟")) {
            return true;
        }
        return token.isMark('.') && pointEndsSentence(i);
    }

    private boolean pointEndsSentence(int i) {
        var before = at(i - 1);
        if (before.isWord() && ABBREVIATIONS.contains(before.lower())) {
            return false;
        }
        var after = at(i + 1);
        // "500 руб. от", where a sentence would begin with a capital
        if (before.isWord() && CURRENCIES.contains(before.lower()) && startsLower(i + 1)) {
            return false;
        }
        // "Comisión Gs. 3.000"
        if (after.isNumber()
                && before.length() <= 3
                && Currencies.isWord(before.lower())
                && !at(i - 2).isNumber()) {
            return false;
        }
        // "रु. 2,000.00"
        if (before.isWord() && before.lower().charAt(0) > '\u0590' && before.length() <= 4 && after.isNumber()) {
            return false;
        }
        // "Available Balance.Rs 500"
        if (before.cue() == Cue.BALANCE
                && (after.isNumber()
                        || Currencies.isWord(after.lower())
                        || after.isMark('$')
                        || at(i + 2).isMark('$'))) {
            return false;
        }
        boolean glued = after.start() == tokens[i].end();
        if (glued && joinsCapitals(i)) {
            return false;
        }
        if (FIRMS.contains(before.lower()) && startsLower(i + 1)) {
            return false;
        }
        if (glued && isDomain(after.lower()) && before.length() > 2 || isInitial(i)) {
            return false;
        }
        // "17:35.Bal", "CAFE.Ref" end a sentence; "amazon.in", "U.P.", "Avl.Bal" do not.
        return !glued || (after.isWord() && after.length() > 1 && startsUpper(i + 1));
    }

    /** {@code YANTARNY.MARKET}: a terminal writes a point for the space. */
    public boolean joinsCapitals(int point) {
        boolean capitals = at(point - 1).length() > 2 && isUpperWord(point - 1) && isUpperWord(point + 1);
        return capitals
                && at(point + 1).length() > 3
                && touchesPrevious(point)
                && cue(point - 1) == Cue.NONE
                && cue(point + 1) == Cue.NONE
                && !at(point + 1).is("call");
    }

    private boolean isUpperWord(int i) {
        return at(i).isWord() && isAllUpper(i);
    }

    /** "RELISH & CO. on …": the point belongs to the word. */
    public boolean isPointOfFirm(int point) {
        return FIRMS.contains(word(point - 1)) && sameSentence(point, point + 1);
    }

    public static boolean isDomain(String word) {
        return DOMAINS.contains(word);
    }

    /** The point behind a capital letter alone: {@code S.R. TRADERS}, {@code A. K. SHARMA}. */
    private boolean isInitial(int point) {
        int i = point - 1;
        boolean number = at(point + 1).isNumber();
        boolean name = startsUpper(point + 1) && cue(point + 1) == Cue.NONE
                || at(point + 1).isMark('&');
        if (at(i).length() != 1 || !startsUpper(i) || !number && !name) {
            return false;
        }
        if (number) {
            return startsUpper(i - 1) && at(point + 1).length() >= 4;
        }
        boolean second = at(i - 1).isMark('.') && at(i - 2).length() == 1 && (touchesPrevious(i) || startsUpper(i - 2));
        return second || startsLower(i - 1) || at(i - 1).isMarkOf("/:-(");
    }
}
