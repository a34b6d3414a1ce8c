package io.lifafa.ingest.formats;

import static io.lifafa.ingest.formats.SampleInputs.csv;
import static io.lifafa.ingest.formats.SampleInputs.csvLine;
import static io.lifafa.ingest.formats.SampleInputs.json;
import static io.lifafa.ingest.formats.SampleInputs.xml;
import static io.lifafa.ingest.formats.SampleInputs.xmlSms;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.ingest.formats.input.CharSource;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatTest {
    private static Format sniff(String text) throws IOException {
        return new FormatSniffer(new CharSource(new StringReader(text), 65_536)).sniff();
    }

    @ParameterizedTest
    @CsvSource({
        "application/json,JSON",
        "Application/JSON; charset=utf-8,JSON",
        "application/vnd.x+json,JSON",
        "application/x-ndjson,NDJSON",
        "application/jsonl,NDJSON",
        "application/ndjson,NDJSON",
        "text/csv;header=present,CSV",
        "application/xml,XML",
        "text/xml,XML"
    })
    void theContentTypeSaysTheFormat(String type, Format format) {
        assertThat(Format.ofContentType(type)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "application/octet-stream", "application/gzip"})
    void otherContentTypesSayNothing(String type) {
        assertThat(Format.ofContentType(type)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"a.json,JSON", "a.NDJSON,NDJSON", "a.b.jsonl.gz,NDJSON", "/x.y/sms-2024.csv.GZ,CSV", "sms.xml,XML"})
    void theFileNameSaysTheFormat(String name, Format format) {
        assertThat(Format.ofFileName(name)).contains(format);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "sms", "a.gz", "a.txt", ".json.zip"})
    void otherFileNamesSayNothing(String name) {
        assertThat(Format.ofFileName(name)).isEmpty();
    }

    @Test
    void theFirstCharactersSayTheFormat() throws IOException {
        assertThat(sniff(" \n" + xml(xmlSms("a1")))).isEqualTo(Format.XML);
        assertThat(sniff(csv(csvLine("a1")))).isEqualTo(Format.CSV);
        for (var lines :
                List.of(json("a }1") + "\n" + json("b2"), "[" + json("a1") + "]\r\n\n [", json("a1") + "\n{")) {
            assertThat(sniff(lines)).isEqualTo(Format.NDJSON);
        }
        for (var json : List.of(
                json("a1"),
                json("a1") + "\n",
                "[" + json("a1") + ",\n" + json("b2") + "]",
                "[\n{\"a\":1}\n]",
                "{\n\"a\":1\n}\n{",
                "{\"sms_data\":[\n{\"a\":1},\n",
                json("x".repeat(200_000)) + "\n{",
                "{",
                "{\"a\":\"")) {
            assertThat(sniff(json)).isEqualTo(Format.JSON);
        }
    }

    @Test
    void sniffingConsumesNothing() {
        assertThat(SampleInputs.read("  \n " + json("a1") + "\n" + json("b2")).bodies())
                .containsExactly("a1", "b2");
    }

    @Test
    void theSameSmsHasTheSameIdInEveryFormat() {
        var ids = List.of(
                SampleInputs.read(json("Rs 20 \uD83D\uDE00\\r\\npaid"))
                        .onlyAccepted()
                        .id(),
                SampleInputs.read("[" + json("Rs 20 \\ud83d\\ude00\\npaid") + "]")
                        .onlyAccepted()
                        .id(),
                SampleInputs.read(json("Rs 20 \uD83D\uDE00\\npaid") + "\n", Format.NDJSON)
                        .onlyAccepted()
                        .id(),
                SampleInputs.read(csv(csvLine("\"Rs 20 \uD83D\uDE00\r\npaid\"")))
                        .onlyAccepted()
                        .id(),
                SampleInputs.read(xml(xmlSms("Rs 20 &#55357;&#56832;&#10;paid")))
                        .onlyAccepted()
                        .id());

        assertThat(ids).containsOnly(ids.get(0));
    }
}
