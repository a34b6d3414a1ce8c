package io.lifafa.rules.account;

import io.lifafa.rules.message.Masks;
import io.lifafa.rules.message.NameCheck;
import io.lifafa.rules.message.Text;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Set;

/** The word in front of a number that says that it is of an account or a card. Serves one message. */
final class AccountLabel {
    /** What may stand between the label and the number. */
    private static final Set<String> FILLERS =
            Words.of("no nos number num ending ends ended with in is debit credit visa s rupay mastercard "
                    + "savings current the starting by last digits رقم الائتمانية الخصم bank platinum gold classic "
                    + "final terminada terminado terminación terminacion en de da do débito debito crédito credito "
                    + "having bearing linked digit endng endg end suffix four numero número nro nr ahorros corriente endend mit com المباشر المنتهية برقم تنتهي بـ ب مدى فيزا prepaid "
                    + "em terminat terminată terminata finalizada finale che termina con vista corriente rut sueldo المنتهي ينتهي המסתיים המסתיימת se finissant terminant par endet auf endend endende endete końcówka zakończona kończąca się na yang berakhir berakhiran akhiran đuôi số kết thúc bằng 尾号 尾號 末尾 番号 ลงท้าย เลขที่ का की के अंतिम अंक inayoishia yenye mwisho yako lako anda kamu "
                    + "ב הסתיים sonu naposled końcowe finalizando nagtatapos sa dengan diakhiri "
                    + "नंबर नं क्रमांक নং নম্বর شماره نمبر অন্তে শেষে منتهي منتهية ختم به");

    /** Name an account without the word: "from chequing 4418", {@code CHEQ4410}. */
    private static final Set<String> KINDS = Words.of("chequing savings cheq");

    private static final Set<String> GLUED_KINDS = Words.of("chq sav cur");

    private static final int REACH = 7;
    private static final int NONE = -1;

    private final Text text;
    private final Masks masks;

    AccountLabel(Text text, Masks masks) {
        this.text = text;
        this.masks = masks;
    }

    /** The first token of the label in front of the number; the number's own start if there is none. */
    int first(int start) {
        boolean glued = text.touchesPrevious(start) && (isLetters(start - 1) || isCountry(start - 1));
        int letters = glued ? first(start - 1) : start;
        if (letters < start - 1) {
            return letters;
        }
        if (text.word(start).startsWith("cx") && text.at(start - 1).isMark('/')) {
            return start - 2;
        }
        for (int at = start - 1; at >= start - REACH; at--) {
            int label = endingAt(at, start);
            if (label != NONE) {
                return label;
            }
            if (!isFiller(at)) {
                break;
            }
        }
        return isKind(start - 1, start) && AccountDigits.areFour(text, start) ? start - 1 : start;
    }

    /** The first token of the label that ends at this one. */
    private int endingAt(int at, int start) {
        var token = text.at(at);
        boolean latin = token.is("c") || token.is("cs") || token.is("cno");
        if (latin && text.at(at - 1).isMarkOf("/\\") && text.at(at - 2).is("a")
                || token.is("с")
                        && text.at(at - 1).isMark('/')
                        && text.at(at - 2).is("р")) {
            return at - 2;
        }
        boolean bank = token.is("bank") && at == start - 1 && text.at(start).isMark('-') && text.touchesPrevious(start);
        boolean loan = token.is("ln") && text.at(at + 1).isMark('.') && text.touchesPrevious(at + 1);
        boolean korean = token.lower().endsWith("카드") || token.is("승인") && AccountDigits.areFour(text, start);
        boolean named = token.cue() == Cue.ACCOUNT || token.cue() == Cue.CARD && !token.is("ending");
        return named || bank || loan || korean ? at : NONE;
    }

    private boolean isFiller(int at) {
        var token = text.at(at);
        boolean linked = token.is("to") && text.at(at - 1).is("linked");
        boolean count = token.length() == 1
                && (text.at(at + 1).is("digits") || text.at(at - 1).is("last"));
        boolean group = masks.isGroup(at) && masks.isGroup(at + 1);
        boolean slash = token.isMark('/')
                && (text.cue(at - 1) == Cue.ACCOUNT || text.at(at - 1).is("c"));
        return linked
                || count
                || group
                || slash
                || masks.isMaskWord(at)
                || token.isMarkOf("….:-#([=><{+^*'\"‘’“”)")
                || token.isWord() && FILLERS.contains(token.lower());
    }

    /** {@code VISA7074}, "from chequing 4418". */
    private boolean isKind(int at, int start) {
        return NameCheck.isNetwork(text.word(at))
                || KINDS.contains(text.word(at))
                || GLUED_KINDS.contains(text.word(at)) && text.touchesPrevious(start);
    }

    /** {@code TB0004417}: the letters of a branch or a product. */
    private boolean isLetters(int i) {
        return text.at(i).isWord()
                && text.at(i).length() <= 6
                && text.at(i).cue() == Cue.NONE
                && text.isAllUpper(i)
                && text.at(i + 1).isNumber()
                && text.at(i + 1).length() >= 4;
    }

    /** {@code ES**8841}, {@code TR..5527}: what an account's international number begins with. */
    boolean isCountry(int i) {
        return text.at(i).isWord()
                && text.at(i).length() == 2
                && text.isAllUpper(i)
                && text.at(i + 1).isMarkOf("*.");
    }
}
