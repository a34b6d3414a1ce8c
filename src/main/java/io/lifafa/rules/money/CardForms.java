package io.lifafa.rules.money;

import io.lifafa.rules.message.Text;
import io.lifafa.sms.Direction;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import io.lifafa.text.number.Digits;
import java.util.Optional;
import java.util.Set;

/**
 * Card numbers without a mask: {@code VISA7702}, {@code MIR-6120}, {@code karta 5.1290}, {@code 4..1190}; and the small
 * word in front of a card, which says whose it is: {@code со счета}, {@code na kartu}.
 */
public final class CardForms {
    private static final Set<String> BRANDS = Words.of(
            "visa ecmc maes maestro mastercard master rupay mada verve mir мир amex belkart белкарт humo хумо uzcard elcart элкарт "
                    + "unionpay prostir простір mc card");
    private static final Set<String> OWN = Words.of("вашу вашей ваш вашего vashu vashey vash vashego вашу вашої твою");

    /** "На карте": where the money is, not where it goes. */
    private static final Set<String> HOLDERS = Words.of("карте счете счёте карті картці рахунку картцы karte schete");

    private static final Set<String> PHONES = Words.of(
            "тел телефон телефона телефону номер номера tel telefon nomer nomera номеру meter msisdn celular "
                    + "नंबर मोबाइल নম্বর মোবাইল نمبر موبایل الهاتف الجوال nomor hp ponsel telefone telemóvel điện_thoại");

    private static final Set<String> NUMBERED = Words.of("nolu numaralı numarali sonlu nömrəli nomreli");

    public static final int DIGITS = 4;
    private static final int LEAST_SHOWN = 3;
    private static final int OTHERS = -20;
    private static final int BESIDE = 4;

    private final Text text;

    public CardForms(Text text) {
        this.text = text;
    }

    /** {@code карта 123 400 р}; not {@code на карте 123 400 р}, {@code баланс карты 123 400 р}, nor fewer digits than a card shows. */
    static boolean isTail(Text text, int i) {
        boolean account = text.cue(i - 1) == Cue.CARD || text.cue(i - 1) == Cue.ACCOUNT;
        return account
                && text.at(i).length() >= LEAST_SHOWN
                && text.cue(i - 2) != Cue.BALANCE
                && !MoneyLabels.isPlace(text, i - 1);
    }

    /** {@code 4410 kartınıza}, {@code 3308 no'lu hesabınıza}: four digits in front of the word for what they are of. */
    static boolean isBeforeLabel(Text text, int i) {
        boolean label = text.cue(i + 1) == Cue.CARD || text.cue(i + 1) == Cue.ACCOUNT || isNumbering(text, i + 1);
        return label && text.at(i).length() == DIGITS && Digits.areAll(text.word(i)) && text.startsLower(i + 1);
    }

    /** "ile biten", "no'lu", "numaralı": what stands between a number and the word for what it is of. */
    public static boolean isNumbering(Text text, int i) {
        int behind = text.at(i + 1).isMarkOf("'’") ? i + 2 : i + 1;
        return text.at(i).is("ile") && text.at(i + 1).is("biten")
                || text.at(i).is("no") && text.at(behind).is("lu")
                || text.at(i).is("iban") && text.at(i + 1).isMarkOf("'’")
                || NUMBERED.contains(text.word(i));
    }

    /** The token that starts the card's name where its last four digits are glued to a brand; {@code i} if none does. */
    public int brand(int i) {
        if (text.at(i).length() != DIGITS || !Digits.areAll(text.word(i)) || !text.touchesPrevious(i)) {
            return i;
        }
        boolean dash = text.at(i - 1).isMark('-') && text.touchesPrevious(i - 1);
        int brand = dash ? i - 2 : i - 1;
        boolean free = !text.touchesPrevious(brand) || !text.at(brand - 1).isMarkOf("*-_/@");
        boolean ends = !text.touchesPrevious(i + 1)
                || !text.at(i + 1).isMarkOf("*@/_")
                || text.at(i + 1).isMark('/') && text.at(i + 2).isWord();
        return BRANDS.contains(text.word(brand)) && free && ends ? brand : i;
    }

    /** {@code 5.1290} behind the word for a card, or at the very start: the first digit names its kind. */
    public boolean isPointed(int i) {
        var number = text.word(i);
        int point = number.indexOf('.');
        boolean shaped = point > 0
                && point <= 2
                && number.length() == point + 1 + DIGITS
                && Digits.areAll(number.substring(point + 1));
        boolean opens = i == 0 && (text.cue(1).isMovement() || text.at(1).isNumber() && text.isRussian());
        return shaped && (isLabelled(i) || opens);
    }

    /** {@code 4*12}: the first digit of a card and its last two. */
    public boolean isPair(int i) {
        return text.at(i - 1).isMark('*')
                && text.at(i - 2).isNumber()
                && text.at(i - 2).length() == 1
                && text.touchesPrevious(i - 1)
                && !text.touchesPrevious(i - 2)
                && text.isRussian();
    }

    /** {@code 4..1190}, {@code 5...1122}, {@code UA..5510}. */
    public boolean isDotted(int i) {
        int first = i;
        while (i - first < DIGITS && text.at(first - 1).isMark('.') && text.touchesPrevious(first)) {
            first--;
        }
        return text.at(i).length() == DIGITS
                && Digits.areAll(text.word(i))
                && i - first >= 2
                && text.touchesPrevious(first)
                && (text.at(first - 1).isNumber() || isCountry(first - 1))
                && isLabelled(first - 1);
    }

    /** The two letters that an IBAN begins with. */
    private boolean isCountry(int i) {
        return text.at(i).isWord() && text.at(i).length() == 2 && text.isAllUpper(i);
    }

    /** {@code тел. 9**1234567}: hidden like a card, but a telephone. */
    public boolean isPhone(int start) {
        int label = text.at(start - 1).isMarkOf(".:") ? start - 2 : start - 1;
        return PHONES.contains(text.word(label));
    }

    private boolean isLabelled(int i) {
        int label = text.at(i - 1).isMark(':') ? i - 2 : i - 1;
        return text.cue(label) == Cue.CARD || text.cue(label) == Cue.ACCOUNT;
    }

    /** Above zero for a card on the user's side of the movement, below for one on the other's. */
    public int side(int label, Optional<Direction> direction) {
        if (!text.isRussian() || HOLDERS.contains(text.word(label))) {
            return 0;
        }
        boolean credit = direction.equals(Optional.of(Direction.CREDIT));
        boolean own = false;
        for (int at = label - 1; at >= label - 2 && text.sameSentence(at, label); at--) {
            if (OWN.contains(text.word(at))) {
                own = true;
            } else if (text.cue(at) == Cue.FROM) {
                return credit ? OTHERS : BESIDE;
            } else if (text.cue(at) == Cue.TO) {
                return credit ? BESIDE : own ? 0 : OTHERS;
            } else {
                return 0;
            }
        }
        return 0;
    }
}
