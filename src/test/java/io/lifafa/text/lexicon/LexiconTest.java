package io.lifafa.text.lexicon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LexiconTest {
    @ParameterizedTest
    @CsvSource({
        "débité,DEBIT", "debite,DEBIT", "płatność,DEBIT_NOUN", "platnosc,DEBIT_NOUN", "कटौती,NONE", "واردة,CREDIT",
        "avlbal,BALANCE", "herbal,NONE", "upirefno,REFERENCE", "chez,AT", "kutoka,FROM", "ወጪ,DEBIT"
    })
    void aWordHintsAtOneThingWithAndWithoutItsAccents(String word, Cue cue) {
        assertThat(Lexicon.shipped().cue(word)).isEqualTo(cue);
    }
}
