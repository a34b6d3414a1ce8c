package io.lifafa.rules.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class TokenizerTest {
    private static ArrayList<String> words(String body) {
        var text = Tokenizer.read(body);
        var words = new ArrayList<String>();
        for (int i = 0; i < text.size(); i++) {
            words.add(text.original(i));
        }
        return words;
    }

    @Test
    void aNumberKeepsItsCommasAndPointsButNotTheFullStopBehindIt() {
        assertThat(words("Rs.1,00,000.50.")).containsExactly("Rs", ".", "1,00,000.50", ".");
    }

    @Test
    void aWordInCapitalsEndsWhereTheNextWordIsGluedToIt() {
        assertThat(words("PATELRef No")).containsExactly("PATEL", "Ref", "No");
        assertThat(words("TSh")).containsExactly("TSh");
    }

    @Test
    void lettersOfOtherScriptsKeepTheirMarks() {
        assertThat(words("शेष ₹5")).containsExactly("शेष", "₹", "5");
    }

    @Test
    void aTokenThatTheLimitWouldCutIsNotRead() {
        var body = "a ".repeat(Tokenizer.READ_LIMIT / 2 - 1) + "12345";
        var text = Tokenizer.read(body);
        assertThat(text.original(text.size() - 1)).isEqualTo("a");
    }

    @Test
    void aPointEndsASentenceUnlessItAbbreviatesOrIsInsideAName() {
        assertThat(sentences("Bal Rs.5. Not you")).isEqualTo(2);
        assertThat(sentences("to CAFE.Ref No 5")).isEqualTo(2);
        assertThat(sentences("at amazon.in today")).isEqualTo(1);
        assertThat(sentences("Avl. Bal. Rs. 5")).isEqualTo(1);
    }

    private static int sentences(String body) {
        var text = Tokenizer.read(body);
        return text.sentence(text.size() - 1) + 1;
    }
}
