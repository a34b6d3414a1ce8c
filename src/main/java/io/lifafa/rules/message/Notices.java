package io.lifafa.rules.message;

import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.BitSet;
import java.util.Set;

/** Marks the parts of a message that talk to the user instead of reporting: "Not you? Call …", "Never share OTP". */
public final class Notices {
    private static final Set<String> OPENERS =
            Words.of("call never dont sms download visit dial fraud forward contact report beware caution "
                    + "manage click ignore helpline disregard whatsapp звоните позвоните перезвоните справка spravka "
                    + "подробнее podrobnee hubungi dudas consultas dúvidas duvidas ligue llame llama appelez للاستفسار اتصل تماس "
                    + "โทร สอบถาม शिकायत संपर्क যোগাযোগ никому nikomu нікому zvonite pozvonite");
    private static final Set<String> AFTER_NOT =
            Words.of("you u done initiated your by authorised authorized share transacted made requested ur "
                    + "performed recognised recognized disclose valid respond reply");
    private static final Set<String> AFTER_PLEASE =
            Words.of("call do forward ignore contact visit report never inform click sms dial");
    private static final Set<String> AFTER_TO = Words.of("inq report block manage dispute stop");
    private static final Set<String> AFTER_FOR =
            Words.of("assistance dispute queries help details detailed app more any");
    private static final Set<String> AFTER_IF = Words.of("not you this u unauthorized unauthorised");

    private static final Set<String> AFTER_ESLI =
            Words.of("вы vy ви это eto операция операцию operaciya operaciu сообщайте soobschayte говорите govorite");

    private static final Set<String> AFTER_IF_ELSEWHERE = Words.of(
            "bukan tidak no não nao vous sie diese لم لا এই আপনি " + "आपने आप यह không khong si siz hukufanya");

    private final BitSet tokens;

    private Notices(BitSet tokens) {
        this.tokens = tokens;
    }

    public static Notices find(Text text) {
        var tokens = new BitSet(text.size());
        int openIn = -1;
        for (int i = 0; i < text.size(); i++) {
            if (text.at(i).isWord() && text.sentence(i) != openIn && opens(text, i)) {
                openIn = text.sentence(i);
            }
            if (text.sentence(i) == openIn) {
                tokens.set(i);
            }
        }
        return new Notices(tokens);
    }

    public boolean covers(int i) {
        return tokens.get(i);
    }

    private static boolean opens(Text text, int i) {
        var word = text.word(i);
        var next = text.word(i + 1);
        return switch (word) {
            case "not" -> AFTER_NOT.contains(next);
            case "if" -> AFTER_IF.contains(next);
            case "если", "esli", "якщо", "калі", "не", "ne" -> AFTER_ESLI.contains(next);
            case "jika",
                    "si",
                    "se",
                    "wenn",
                    "falls",
                    "إذا",
                    "اذا",
                    "اگر",
                    "যদি",
                    "यदि",
                    "nếu",
                    "neu",
                    "eğer",
                    "kama",
                    "caso" -> AFTER_IF_ELSEWHERE.contains(next);
            case "do" -> next.equals("not") || next.equals("you");
            case "don" -> text.at(i + 1).isMarkOf("'’");
            case "please", "pls", "plz", "pl", "kindly" ->
                AFTER_PLEASE.contains(next) || text.at(i + 1).isMark('.') && AFTER_PLEASE.contains(text.word(i + 2));
            case "for" -> AFTER_FOR.contains(next);
            case "to" -> AFTER_TO.contains(next);
            // "SMS charges Rs 17.70 debited" only reports
            case "call", "sms" ->
                firstOfSentence(text, i) && text.cue(i + 1) != Cue.FEE
                        || text.at(i + 1).isNumber()
                        || next.equals("block");
            // "Msg&data rates may apply"
            case "msg", "message", "data" -> firstOfSentence(text, i) && speaksOfRates(text, i);
            default -> OPENERS.contains(word) && firstOfSentence(text, i);
        };
    }

    private static boolean speaksOfRates(Text text, int i) {
        for (int at = i + 1; at <= i + 4 && text.sameSentence(at, i); at++) {
            if (text.at(at).is("rates")) {
                return true;
            }
        }
        return false;
    }

    private static boolean firstOfSentence(Text text, int i) {
        for (int at = i - 1; text.sameSentence(at, i); at--) {
            if (!text.at(at).isMarkOf("-.,*:(")) {
                return false;
            }
        }
        return true;
    }
}
