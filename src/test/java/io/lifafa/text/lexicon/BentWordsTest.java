package io.lifafa.text.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Words in forms that no list holds, words without spaces between them, and words of another language. */
@Timeout(30)
class BentWordsTest {
    private static Cue[] cues(String... words) {
        return Lexicon.shipped().cues(words);
    }

    @Test
    void aWordThatBeginsLikeAKnownStemHintsAtTheSame() {
        assertThat(Lexicon.shipped().cue("hesabınızdaki")).isEqualTo(Cue.ACCOUNT);
        assertThat(Lexicon.shipped().cue("hesabinizdaki")).isEqualTo(Cue.ACCOUNT);
        assertThat(Lexicon.shipped().cue("hes")).isEqualTo(Cue.NONE);
    }

    @Test
    void theLongestKnownWordIsCutOutOfATextWithoutSpaces() {
        var text = "您账户可用余额为";
        assertThat(Lexicon.shipped().wordEnd(text, 0, text.length())).isEqualTo(1);
        assertThat(Lexicon.shipped().wordEnd(text, 1, text.length())).isEqualTo(3);
        assertThat(Lexicon.shipped().wordEnd(text, 3, text.length())).isEqualTo(7);
    }

    @Test
    void lettersOfAScriptWithSpacesAreLeftInOnePiece() {
        assertThat(Lexicon.shipped().wordEnd("debitedfrom", 0, 11)).isEqualTo(11);
    }

    @Test
    void aWordOfALanguageThatTheMessageIsNotInHintsAtNothing() {
        assertThat(cues("your", "account", "is", "debited", "for", "purchase", "at", "carta")[7])
                .isEqualTo(Cue.NONE);
        assertThat(cues("addebito", "sulla", "tua", "carta")[3]).isEqualTo(Cue.CARD);
    }

    @Test
    void aStarStandsBehindThreeLettersOrTheFileIsRefused() {
        var problems = new ArrayList<String>();
        LexiconFile.read("tr.txt", List.of("ACCOUNT he*", "CARD ka*rt"), problems);
        assertThat(problems).hasSize(2).allSatisfy(it -> assertThat(it).contains("is no beginning of words"));
    }
}
