package io.lifafa.ingest.formats.input;

import static io.lifafa.ingest.formats.SampleInputs.OPTIONS;
import static io.lifafa.ingest.formats.SampleInputs.csv;
import static io.lifafa.ingest.formats.SampleInputs.csvLine;
import static io.lifafa.ingest.formats.SampleInputs.gzip;
import static io.lifafa.ingest.formats.SampleInputs.json;
import static io.lifafa.ingest.formats.SampleInputs.utf8;
import static io.lifafa.ingest.formats.SampleInputs.xml;
import static io.lifafa.ingest.formats.SampleInputs.xmlSms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifafa.ingest.formats.Format;
import io.lifafa.ingest.formats.SampleInputs;
import io.lifafa.ingest.formats.SmsReaders;
import io.lifafa.ingest.formats.item.ReadItem;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class InputDecodingTest {
    private static SampleInputs.Read read(byte[] bytes) {
        return SampleInputs.read(bytes, Optional.empty(), OPTIONS);
    }

    private static byte[] join(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void gzipIsFoundByItsMagicBytesInEveryFormat() {
        assertThat(read(gzip(utf8(json("a1")))).bodies()).containsExactly("a1");
        assertThat(read(gzip(utf8(csv(csvLine("a1"))))).bodies()).containsExactly("a1");
        assertThat(read(gzip(utf8(xml(xmlSms("a1"))))).bodies()).containsExactly("a1");
    }

    @Test
    void allMembersOfAGzipInputAreReadEvenIfTheNetworkPausesBetweenThem() throws IOException {
        var in = new SequenceInputStream(
                new ByteArrayInputStream(gzip(utf8(json("a1") + "\n"))),
                new ByteArrayInputStream(gzip(utf8(json("b2")))));
        try (var reader = SmsReaders.open(in, Optional.of(Format.NDJSON), OPTIONS)) {
            assertThat(reader.next()).isPresent();
            assertThat(reader.next()).isPresent();
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void announcedGzipMustBeGzip() {
        assertThat(SampleInputs.read(utf8(json("a1")), Optional.empty(), OPTIONS.withGzip(true))
                        .failureMessage())
                .contains("announced as gzip");
        assertThat(SampleInputs.read(gzip(utf8(json("a1"))), Optional.empty(), OPTIONS.withGzip(true))
                        .bodies())
                .containsExactly("a1");
    }

    @Test
    void gzipInGzipIsNotFollowed() {
        assertThat(read(gzip(gzip(utf8(json("a1"))))).failureMessage()).contains("twice");
    }

    @Test
    void aZipArchiveIsCalledByItsName() {
        assertThat(read(new byte[] {'P', 'K', 3, 4, 0, 0}).failureMessage()).contains("ZIP");
    }

    @Test
    void aTruncatedGzipGivesWhatCameBefore() {
        var random = new Random(7);
        var text = new StringBuilder();
        for (var i = 0; i < 2_000; i++) {
            text.append(json(Long.toHexString(random.nextLong()))).append('\n');
        }
        var packed = gzip(utf8(text.toString()));

        var read = read(Arrays.copyOf(packed, packed.length / 2));

        assertThat(read.accepted()).hasSizeGreaterThan(900);
        assertThat(read.failureMessage()).isEqualTo("the gzip input ends too early; is the file still being written?");
    }

    @Test
    void aDamagedGzipIsCalledDamaged() {
        var packed = gzip(utf8(json("a1")));
        packed[packed.length - 6] ^= 1;

        assertThat(read(packed).failureMessage()).contains("damaged");
    }

    @Test
    void aGzipBombEndsWithAnErrorAfterTheGoodItems() {
        var bomb = gzip(utf8(json("a1") + "\n" + " ".repeat(40_000_000) + json("b2")));

        var read = read(bomb);

        assertThat(read.bodies()).containsExactly("a1");
        assertThat(read.failureMessage()).contains("more than 200 times its size");
        assertThat(SampleInputs.read(bomb, Optional.empty(), OPTIONS.withMaxCompressionRatio(2_000))
                        .bodies())
                .containsExactly("a1", "b2");
    }

    @Test
    void byteOrderMarksAreUnderstood() {
        var text = json("\u20b920 \uD83D\uDE00");
        var body = "\u20b920 \uD83D\uDE00";

        assertThat(read(utf8("\uFEFF" + text)).bodies()).containsExactly(body);
        assertThat(read(gzip(utf8("\uFEFF" + text))).bodies()).containsExactly(body);
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16LE)).bodies())
                .containsExactly(body);
        assertThat(read(("\uFEFF" + text).getBytes(StandardCharsets.UTF_16BE)).bodies())
                .containsExactly(body);
    }

    @Test
    void bytesThatAreNotUtf8AreReplacedInABodyInEveryFormat() {
        for (var bad :
                new byte[][] {{(byte) 0xE9}, {(byte) 0xC0, (byte) 0x80}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80}}) {
            for (var text : new String[] {
                "[" + json("a1") + "," + json("x#y") + "," + json("b2") + "]",
                json("a1") + "\n" + json("x#y") + "\n" + json("b2"),
                csv(csvLine("a1"), csvLine("x#y"), csvLine("b2")),
                xml(xmlSms("a1"), xmlSms("x#y"), xmlSms("b2"))
            }) {
                var cut = text.indexOf('#');
                var read = read(join(utf8(text.substring(0, cut)), bad, utf8(text.substring(cut + 1))));

                assertThat(read.bodies()).hasSize(3).startsWith("a1").endsWith("b2");
                assertThat(read.bodies().get(1)).matches("x\uFFFD+y");
            }
        }
    }

    @Test
    void aFailingStreamIsPassedOnAfterWhatItGave() throws IOException {
        var broken = new InputStream() {
            private boolean failed;

            @Override
            public int read() throws IOException {
                if (failed) {
                    return -1;
                }
                failed = true;
                throw new IOException("disk");
            }
        };
        var in = new SequenceInputStream(
                new ByteArrayInputStream(utf8("{\"sms_data\":[" + json("a1") + "," + json("b2") + ",")), broken);
        try (var reader = SmsReaders.open(in, Optional.of(Format.JSON), OPTIONS)) {
            assertThat(reader.next()).get().isInstanceOf(ReadItem.Rejected.class);
            assertThat(reader.next()).get().isInstanceOf(ReadItem.Rejected.class);
            assertThatThrownBy(reader::next)
                    .isExactlyInstanceOf(IOException.class)
                    .hasMessage("disk");
            assertThatThrownBy(reader::next).hasMessage("disk");
        }
    }
}
