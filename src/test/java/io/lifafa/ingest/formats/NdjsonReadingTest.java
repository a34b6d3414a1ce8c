package io.lifafa.ingest.formats;

import static io.lifafa.ingest.formats.SampleInputs.json;
import static io.lifafa.ingest.formats.SampleInputs.read;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NdjsonReadingTest {
    @Test
    void eachLineIsAnSmsAnArrayOrAWrapper() {
        var text = json("a1") + "\r\n\n[" + json("b2") + "," + json("c3") + "]\n{\"user_id\":\"uma\",\"sms_data\":["
                + json("d4") + "]}\n" + json("e5");

        var read = read(text, Format.NDJSON);

        assertThat(read.bodies()).containsExactly("a1", "b2", "c3", "d4", "e5");
        assertThat(read.accepted()).extracting("userId").containsExactly("ravi", "ravi", "ravi", "uma", "ravi");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage",
                "{",
                "[",
                "]",
                "{\"sender\":\"A\"",
                "{\"sender\":\"A",
                "{\"sender\":\"A\\",
                "{\"sender\":\"A,\"body\":\"x\"}",
                "{\"user_id\":\"u\",\"sms_data\":[",
                "{\"sms_data\":[",
                "42",
                "{\"sender\":\"A\" ]",
                "[}]"
            })
    void aTornLineIsRejectedAndTheLinesBesideItAreTaken(String broken) {
        var read = read(json("a1") + "\n" + broken + "\n" + json("b2") + "\n", Format.NDJSON);

        assertThat(read.bodies()).containsExactly("a1", "b2");
        assertThat(read.onlyRejected().index()).isEqualTo(1);
        assertThat(read.accepted()).extracting("userId").containsOnly("ravi");
    }

    @Test
    void aTornLastLineIsToldApartFromABrokenOne() {
        var read = read(json("a1") + "\n" + json("b2").substring(0, 30), Format.NDJSON);

        assertThat(read.bodies()).containsExactly("a1");
        assertThat(read.onlyRejected().reason()).contains("still being written");
    }

    @Test
    void aHugeLineCostsOnlyItself() {
        var read = read(json("a1") + "\n" + json("x".repeat(5_000_000)) + "\n" + json("b2"), Format.NDJSON);

        assertThat(read.bodies()).containsExactly("a1", "b2");
        assertThat(read.onlyRejected().index()).isEqualTo(1);
    }

    @Test
    void aHugeUnclosedStringEndsWithItsLine() {
        var read = read(json("a1") + "\n{\"body\":\"" + "x".repeat(300_000) + "\n" + json("b2"), Format.NDJSON);

        assertThat(read.bodies()).containsExactly("a1", "b2");
    }
}
