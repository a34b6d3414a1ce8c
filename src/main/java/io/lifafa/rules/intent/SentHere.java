package io.lifafa.rules.intent;

import io.lifafa.rules.message.Text;
import io.lifafa.text.lexicon.Cue;
import io.lifafa.text.lexicon.Words;
import java.util.Set;

/**
 * Tells that what was sent came to the user, where a word's ending or the word behind it says so: {@code hesabınıza …
 * gönderildi}, {@code आपके खाते में … भेजे}, {@code na Twoje konto}. Of sending only: "debited" says enough by itself.
 */
final class SentHere {
    private static final Set<String> SENT = Words.of(
            "ödeme odeme gönderdi gonderdi gönderildi gönderilmiştir gonderildi gonderilmistir yapıldı yapildi yapılmıştır yapilmistir aktarıldı aktarildi "
                    + "भेजे भेजा भेजी bheje bheja bheji পাঠিয়েছেন পাঠানো بھیجے بھیج odeslána odeslana przelano wysłano "
                    + "überwiesen ueberwiesen gesendet nagpadala dikirim mengirim ditransfer chuyển");

    private static final Set<String> INTO = Words.of("hesabınıza hesabiniza kartınıza kartiniza hesabına hesabınızda "
            + "অ্যাকাউন্টে একাউন্টে হিসাবে கணக்கில் கணக்கிற்கு");

    private static final Set<String> IN_BEHIND = Words.of("में mein me میں");
    private static final Set<String> ONTO = Words.of("na auf ke vào vao sa");
    private static final Set<String> YOUR =
            Words.of("ihr twoje twój pana pani państwa váš vas vaš tvůj iyong rekeningmu");
    private static final Set<String> YOU = Words.of("size sana anda bạn ban iyo आपको aapko ci ti");

    private static final int REACH = 20;
    private static final int LABEL_REACH = 8;

    private final Text text;

    SentHere(Text text) {
        this.text = text;
    }

    /** @param verb the token of a word for sending or moving */
    boolean isTold(int verb) {
        if (!SENT.contains(text.word(verb)) && text.cue(verb) != Cue.MOVE) {
            return false;
        }
        boolean here = false;
        for (int at = Math.max(0, verb - REACH); at <= verb + REACH / 2; at++) {
            if (text.sameSentence(at, verb)) {
                if (isSource(at)) {
                    return false;
                }
                here |= isHere(at);
            }
        }
        return here;
    }

    /** {@code অ্যাকাউন্ট ***8812 থেকে … অ্যাকাউন্টে}: it left an account whose number is told. */
    private boolean isSource(int at) {
        boolean from = text.cue(at) == Cue.FROM_BEHIND && text.at(at - 1).isNumber();
        for (int label = at - 2; from && label >= at - LABEL_REACH && text.sameSentence(label, at); label--) {
            if (text.cue(label) == Cue.ACCOUNT) {
                return true;
            }
        }
        return false;
    }

    private boolean isHere(int at) {
        boolean behind = text.cue(at) == Cue.ACCOUNT && isFollowed(at);
        boolean onto = ONTO.contains(text.word(at)) && isOwnAccount(at);
        return INTO.contains(text.word(at)) || behind || onto || YOU.contains(text.word(at)) && !text.startsUpper(at);
    }

    /** {@code खाते XX1290 में}. */
    private boolean isFollowed(int account) {
        for (int at = account + 1; at <= account + 5 && text.sameSentence(at, account); at++) {
            if (IN_BEHIND.contains(text.word(at))) {
                return true;
            }
            if (text.cue(at) != Cue.NONE && text.cue(at) != Cue.REFERENCE) {
                return false;
            }
        }
        return false;
    }

    private boolean isOwnAccount(int at) {
        return YOUR.contains(text.word(at + 1)) && text.cue(at + 2) == Cue.ACCOUNT
                || text.cue(at + 1) == Cue.ACCOUNT && YOU.contains(text.word(at + 2));
    }
}
