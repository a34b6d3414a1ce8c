package io.lifafa.text.lexicon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class LexiconTest {
    private static final Path SHIPPED = Path.of("src/main/resources/io/lifafa/text/lexicon");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({
        "débité,DEBIT", "debite,DEBIT", "płatność,DEBIT_NOUN", "platnosc,DEBIT_NOUN", "कटौती,NONE", "واردة,CREDIT",
        "avlbal,BALANCE", "herbal,NONE", "upirefno,REFERENCE", "chez,AT", "kutoka,FROM", "ወጪ,DEBIT"
    })
    void aWordHintsAtOneThingWithAndWithoutItsAccents(String word, Cue cue) {
        assertThat(Lexicon.shipped().cue(word)).isEqualTo(cue);
    }

    @Test
    void everyFileOfALanguageIsRead() throws IOException {
        try (var files = Files.walk(SHIPPED).filter(Files::isRegularFile)) {
            assertThat(files.map(file -> LexiconFile.language(file.getFileName().toString())))
                    .containsExactlyInAnyOrderElementsOf(
                            with("languages", Lexicon.shipped().languages()));
        }
        assertThat(Lexicon.shipped().languages()).startsWith("en").doesNotHaveDuplicates();
    }

    @Test
    void aPhraseHintsWhereItsWordsStandTogetherAndNowhereElse() throws IOException {
        write("xx.txt", "CREDIT money_in came_to_rest a/c_fed", "AT in");
        var lexicon = Lexicon.with(directory);
        assertThat(cues(lexicon, "New money in : 5")).containsExactly("-", "-", "CREDIT", "-", "-");
        assertThat(cues(lexicon, "in money")).containsExactly("AT", "-");
        assertThat(cues(lexicon, "A / C fed")).containsExactly("-", "-", "-", "CREDIT");
        assertThat(cues(lexicon, "money")).containsExactly("-");
    }

    @Test
    void theLongerPhraseWinsAndItsOtherWordsOnlyEndAName() throws IOException {
        write("xx.txt", "CREDIT zump_grolt", "FAILURE zump_grolt_flim", "CARD zump");
        assertThat(cues(Lexicon.with(directory), "zump grolt flim")).containsExactly("END", "-", "FAILURE");
    }

    @Test
    void aFormWithoutAccentsCountsBesideAWordOfAnotherLanguage() throws IOException {
        write("xx.txt", "FEE zümpel", "DEBIT flim");
        write("yy.txt", "BALANCE zumpel", "DEBIT vrok");
        write("aa.txt", "NONE first");
        var lexicon = Lexicon.with(directory);
        assertThat(cues(lexicon, "flim zumpel")).containsExactly("DEBIT", "FEE");
        assertThat(cues(lexicon, "vrok zumpel")).containsExactly("DEBIT", "BALANCE");
    }

    @Test
    void theLanguageOfTheMessageDecidesWhatAWordOfTwoLanguagesMeans() throws IOException {
        write("xx.txt", "BALANCE zump grolt", "DEBIT flim");
        write("yy.txt", "FEE zump", "DEBIT vrok");
        var lexicon = Lexicon.with(directory);
        assertThat(cues(lexicon, "flim zump")).containsExactly("DEBIT", "BALANCE");
        assertThat(cues(lexicon, "vrok zump")).containsExactly("DEBIT", "FEE");
        assertThat(cues(lexicon, "zump")).containsExactly("BALANCE");
    }

    @Test
    void aUsersWordReplacesOursAndNoneTakesAHintAway() throws IOException {
        write("en.txt", "# ours says otherwise", "", "CREDIT debited", "NONE spent");
        var lexicon = Lexicon.with(directory);
        assertThat(lexicon.cue("debited")).isEqualTo(Cue.CREDIT);
        assertThat(lexicon.cue("spent")).isEqualTo(Cue.NONE);
        assertThat(lexicon.cue("withdrawn")).isEqualTo(Cue.DEBIT);
        assertThat(Lexicon.shipped().cue("debited")).isEqualTo(Cue.DEBIT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DEBITT foo | ka.txt, line 2 | 'DEBITT' is no cue; begin the line with one of [NONE, DEBIT",
                "DEBIT | ka.txt, line 2 | no word stands behind DEBIT; write at least one",
                "DEBIT foo Foo | ka.txt, line 2 | 'Foo' stands twice in this file; keep it behind the one cue",
                "DEBIT foo1 | ka.txt, line 2 | 'foo1' has a digit",
                "DEBIT a_b_c_d_e_f_g | ka.txt, line 2 | at most 6 words joined by '_'",
                "DEBIT --- | ka.txt, line 2 | is no word"
            })
    void aWrongLineIsNamedWithItsFileAndWhatToDo(String line, String where, String what) throws IOException {
        write("ka.txt", "# Georgian", line);
        assertThatThrownBy(() -> Lexicon.with(directory))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(where)
                .hasMessageContaining(what);
    }

    @Test
    void everyWrongFileIsNamed() throws IOException {
        write("ka.txt", "DEBITT foo");
        write("My words.txt", "DEBIT foo");
        Files.write(directory.resolve("hy.txt"), new byte[] {'D', (byte) 0xff});
        assertThatThrownBy(() -> Lexicon.with(directory))
                .hasMessageContaining("ka.txt, line 1")
                .hasMessageContaining("My words.txt is no language's name; name the file like ka.txt")
                .hasMessageContaining("hy.txt is not UTF-8 text; save it as UTF-8");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nowhere", "."})
    void aDirectoryWithoutFilesIsRefused(String name) {
        assertThatThrownBy(() -> Lexicon.with(directory.resolve(name)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("is no directory; name one .*|must hold 1 to 200 files that end in .txt.*");
    }

    private void write(String name, String... lines) throws IOException {
        Files.write(directory.resolve(name), List.of(lines), StandardCharsets.UTF_8);
    }

    private static List<String> cues(Lexicon lexicon, String text) {
        var words = text.toLowerCase(java.util.Locale.ROOT).split(" ");
        return Arrays.stream(lexicon.cues(words))
                .map(cue -> cue == Cue.NONE ? "-" : cue.name())
                .toList();
    }

    private static List<String> with(String one, List<String> more) {
        var all = new ArrayList<>(more);
        all.add(one);
        return all;
    }
}
