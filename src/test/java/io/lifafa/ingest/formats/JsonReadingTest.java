package io.lifafa.ingest.formats;

import static io.lifafa.ingest.formats.SampleInputs.json;
import static io.lifafa.ingest.formats.SampleInputs.jsonWith;
import static io.lifafa.ingest.formats.SampleInputs.read;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.ingest.formats.item.ReadItem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadingTest {
    @Test
    void oneObjectIsOneSms() {
        var sms = read(json("Rs 20 paid to chaiwala")).onlyAccepted();

        assertThat(sms.sender()).isEqualTo("VK-KOSHBK");
        assertThat(sms.body()).isEqualTo("Rs 20 paid to chaiwala");
        assertThat(sms.date()).isEqualTo("2024-05-01T04:45:30Z");
        assertThat(sms.userId()).isEqualTo("ravi");
    }

    @Test
    void anArrayIsReadInOrderAndCounted() {
        var read = read("[" + json("a1") + "," + json("b2") + " ,\n" + json("c3") + "]");

        assertThat(read.bodies()).containsExactly("a1", "b2", "c3");
        assertThat(read.items()).extracting(ReadItem::index).containsExactly(0L, 1L, 2L);
    }

    @Test
    void valuesOneAfterTheOtherAreRead() {
        var read = read(json("a1") + json("b2") + "\n\n[" + json("c3") + "] {\"sms_data\":[" + json("d4") + "]}");

        assertThat(read.bodies()).containsExactly("a1", "b2", "c3", "d4");
    }

    @Test
    void escapesAndEmojiSurvive() {
        assertThat(read(json("\\u20b920 \\\"ok\\\" \\ud83d\\ude00 \uD83D\uDE00 }{][ \\\\"))
                        .bodies())
                .containsExactly("\u20b920 \"ok\" \uD83D\uDE00 \uD83D\uDE00 }{][ \\");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "[ ]", "{\"sms_data\":[]}", "{\"user_id\":\"u\",\"sms_data\":[ ]}"})
    void anArrayOfNothingIsNoError(String text) {
        var read = read(text);

        assertThat(read.items()).isEmpty();
        assertThat(read.failure()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n\t "})
    void anEmptyInputSaysSo(String text) {
        assertThat(read(text).failureMessage()).contains("empty");
        for (var format : Format.values()) {
            assertThat(read(text, format).failureMessage()).contains("send at least one SMS");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "42", "\"sender\"", "null", "}"})
    void whatIsNotJsonSaysSoWithoutQuotingIt(String text) {
        assertThat(read(text, Format.JSON).failureMessage())
                .isEqualTo("the input is not JSON; send a JSON object or array, or name the right content type");
    }

    @Test
    void halfAnArrayGivesWhatCameBeforeAndNamesTheTornItem() {
        var half = "[" + json("a1") + "," + json("b2") + "," + json("c3").substring(0, 40);

        var read = read(half);

        assertThat(read.bodies()).containsExactly("a1", "b2");
        assertThat(read.onlyRejected().index()).isEqualTo(2);
        assertThat(read.onlyRejected().reason())
                .isEqualTo("the input ends in the middle of an item; is the file still being written?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ",", ", "})
    void anArrayThatEndsBetweenItemsIsNotTakenForWhole(String end) {
        var read = read("[" + json("a1") + end);

        assertThat(read.bodies()).containsExactly("a1");
        assertThat(read.onlyRejected().reason()).contains("ends before its array does");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"sender\":\"A\" \"body\":\"x\"}",
                "{\"sender\":\"A,\"body\":\"x\"}",
                "{\"sender\":\"A\",\"body\":\"x}",
                "{\"sender\":tru}",
                "{\"sender\":\"A\",}",
                "{\"a\":[}}",
                "{\"a\":\"\\q\"}",
                "garbage",
                "42",
                "\"text\"",
                "null",
                "[{\"sender\":\"A\"}]",
                ""
            })
    void aBrokenElementCostsOnlyItself(String broken) {
        var read = read("[" + json("a1") + "," + broken + "," + json("b2") + "," + json("c3") + "]");

        assertThat(read.bodies()).containsExactly("a1", "b2", "c3");
        assertThat(read.onlyRejected().index()).isEqualTo(1);
        assertThat(read.failure()).isEmpty();
    }

    @Test
    void anElementWithoutItsEndCostsOnlyItself() {
        var torn = json("x").replace("}", "");

        assertThat(read("[" + json("a1") + "," + torn + "," + json("b2") + "," + json("c3") + "]")
                        .bodies())
                .containsExactly("a1", "b2", "c3");
    }

    @Test
    void aMissingCommaIsToldAndTheItemsAroundAreTaken() {
        var read = read("[" + json("a1") + json("b2") + "," + json("c3") + "]");

        assertThat(read.bodies()).containsExactly("a1", "c3");
        assertThat(read.onlyRejected().reason()).contains("commas");
    }

    @Test
    void aBrokenObjectOnItsLineCostsOnlyItselfInJsonToo() {
        var read = read(json("a1") + "\n{\"sender\":\"A,\"body\":\"x\"}\n" + json("b2"), Format.JSON);

        assertThat(read.bodies()).containsExactly("a1", "b2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"body\":\"other\"", "\"sender\":null", "\"date\":1"})
    void aKeyThatStandsTwiceIsNamed(String member) {
        var rejected = read(jsonWith(member)).onlyRejected();

        assertThat(member).startsWith("\"" + rejected.field());
        assertThat(rejected.reason()).contains("stands twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "{\"a\":1}", "[\"x\"]", "1e999999999", "1e99999999999999", "1e300"})
    void aWrongTypeIsRejectedWithItsField(String value) {
        var rejected = read(jsonWith("\"unique_id\":" + value)).onlyRejected();

        assertThat(rejected.field()).isEqualTo("unique_id");
        assertThat(rejected.reason()).contains("send text");
    }

    @Test
    void unknownFieldsOfAnyKindAreIgnored() {
        var read = read(
                jsonWith("\"x\":{\"sender\":\"A\",\"sms_data\":[1]},\"y\":[{\"body\":2}],\"z\":1e999,\"Sender\":1"));

        assertThat(read.onlyAccepted().sender()).isEqualTo("VK-KOSHBK");
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 100, 10_000, 40_000, 1_000_000})
    void nestingBeyondReasonCostsOnlyTheItem(int levels) {
        for (var brackets : new String[] {"[]", "{}"}) {
            var open = brackets.equals("[]") ? "[" : "{\"a\":";
            var deep = jsonWith(
                    "\"x\":" + open.repeat(levels) + "1" + brackets.substring(1).repeat(levels));

            var read = read("[" + json("a1") + "," + deep + "," + json("b2") + "]");

            assertThat(read.bodies()).containsExactly("a1", "b2");
            assertThat(read.onlyRejected().index()).isEqualTo(1);
            assertThat(read.onlyRejected().reason()).containsAnyOf("deeper than 64", "larger than 65536");
        }
    }

    @Test
    void nestingWithinReasonIsTaken() {
        assertThat(read(jsonWith("\"x\":" + "[".repeat(60) + "]".repeat(60))).accepted())
                .hasSize(1);
    }

    @Test
    void aBodyOfFiveMegabytesCostsOnlyItself() {
        var read = read("[" + json("a1") + "," + json("x\\\"{".repeat(1_250_000)) + "," + json("b2") + "]");

        assertThat(read.bodies()).containsExactly("a1", "b2");
        assertThat(read.onlyRejected().reason()).contains("larger than 65536 characters");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_000, 65_536, 66_000, 131_072, 131_500, 200_000})
    void theLimitHoldsWhereverTheBufferEnds(int size) {
        var read = read("[" + json("a1") + "," + json("x".repeat(size)) + "," + json("b2") + "]");

        assertThat(read.bodies()).contains("a1", "b2").hasSize(size < 65_400 ? 3 : 2);
    }

    @Test
    void itemsSurviveWhateverTheLengthOfWhatStandsBefore() {
        for (var spaces = 8_000; spaces < 8_400; spaces++) {
            var read = read("[" + " ".repeat(spaces) + json("a1") + "," + json("b2") + "]");
            assertThat(read.bodies()).containsExactly("a1", "b2");
        }
    }
}
