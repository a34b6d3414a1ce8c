package io.lifafa.ingest.formats;

import static io.lifafa.ingest.formats.SampleInputs.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.ingest.formats.item.ReadItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever happens to an input: no exception but the one there is for it, no endless loop, nothing good lost before. */
class DamagedInputPropertyTest {
    private static final int ITEMS = 40;
    private static final byte[] SPITE =
            "{}[]\"\\,:;\n\r\t <>/=&'-!?#\0\u00e9sms0".getBytes(StandardCharsets.ISO_8859_1);

    /** A good input and where in it each item ends. */
    record Input(Format format, byte[] bytes, List<Integer> ends) {}

    @Provide
    Arbitrary<Input> inputs() {
        return Arbitraries.of(
                input(Format.JSON, "[", i -> SampleInputs.json(body(i)), ",", "]"),
                input(Format.JSON, "{\"user_id\":\"uma\",\"sms_data\":[", i -> SampleInputs.json(body(i)), ",\n", "]}"),
                input(Format.JSON, "", i -> SampleInputs.json(body(i)), "\n", ""),
                input(Format.NDJSON, "", i -> SampleInputs.json(body(i)), "\n", "\n"),
                input(Format.CSV, "sender,body,date\n", i -> SampleInputs.csvLine('"' + csv(i) + '"') + "\n", "", ""),
                input(Format.XML, "<smses>\n", i -> SampleInputs.xmlSms(xml(i)), "\n", "</smses>"));
    }

    private static String body(int i) {
        return "Rs " + i + " \\\"paid\\\" {x} [y], \u20b9";
    }

    private static String csv(int i) {
        return "Rs " + i + " \"\"paid\"\" \n, \u20b9";
    }

    private static String xml(int i) {
        return "Rs " + i + " &quot;paid&quot; &#10; > \u20b9";
    }

    private static Input input(
            Format format, String start, java.util.function.IntFunction<String> item, String between, String end) {
        var text = new StringBuilder(start);
        var ends = new ArrayList<Integer>();
        for (var i = 0; i < ITEMS; i++) {
            text.append(i == 0 ? "" : between).append(item.apply(i));
            ends.add(text.toString().getBytes(StandardCharsets.UTF_8).length);
        }
        return new Input(format, text.append(end).toString().getBytes(StandardCharsets.UTF_8), ends);
    }

    @Property(tries = 3000)
    void mutationsCostNothingBeforeThem(
            @ForAll("inputs") Input input, @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int count) {
        var random = new Random(seed);
        var from = random.nextInt(input.bytes().length);
        var damaged = input.bytes();
        for (var i = 0; i < count; i++) {
            damaged = mutate(damaged, from, random);
        }
        check(input, damaged, from);
    }

    @Property(tries = 1000)
    void truncationsCostNothingBeforeThem(@ForAll("inputs") Input input, @ForAll long seed) {
        var cut = new Random(seed).nextInt(input.bytes().length);
        check(input, Arrays.copyOf(input.bytes(), cut), cut);
    }

    @Property(tries = 1000)
    void anyBytesInAnyFormatAreReadToAnEnd(@ForAll("inputs") Input input, @ForAll long seed) {
        var random = new Random(seed);
        var bytes = new byte[random.nextInt(2_000)];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = SPITE[random.nextInt(SPITE.length)];
        }
        var known = SampleInputs.read(bytes, Optional.of(input.format()), OPTIONS);
        var sniffed = SampleInputs.read(bytes, Optional.empty(), OPTIONS);

        assertThat(known.items().size()).isLessThanOrEqualTo(bytes.length + 1);
        assertThat(sniffed.items().size()).isLessThanOrEqualTo(bytes.length + 1);
    }

    @Property(tries = 500)
    void damagedGzipIsReadToAnEnd(@ForAll("inputs") Input input, @ForAll long seed) {
        var random = new Random(seed);
        var packed = SampleInputs.gzip(input.bytes());
        var damaged = mutate(packed, 2 + random.nextInt(packed.length - 2), random);

        var read = SampleInputs.read(damaged, Optional.of(input.format()), OPTIONS);

        assertThat(read.items().size()).isLessThanOrEqualTo(input.bytes().length + 1);
    }

    private static void check(Input input, byte[] damaged, int from) {
        var read = SampleInputs.read(damaged, Optional.of(input.format()), OPTIONS);
        var before = (int) input.ends().stream().filter(end -> end < from).count();
        var whole = SampleInputs.read(input.bytes(), Optional.of(input.format()), OPTIONS);

        assertThat(whole.accepted()).hasSize(ITEMS);
        assertThat(read.accepted().size()).isGreaterThanOrEqualTo(before);
        assertThat(read.accepted().subList(0, before))
                .isEqualTo(whole.accepted().subList(0, before));
        assertThat(read.items().size()).isLessThanOrEqualTo(damaged.length + 1);
        assertThat(read.items())
                .extracting(ReadItem::index)
                .containsExactlyElementsOf(IntStream.range(0, read.items().size())
                        .mapToObj(i -> (long) i)
                        .toList());
    }

    /** Replaces, inserts, removes or doubles some bytes at or behind a place. */
    private static byte[] mutate(byte[] bytes, int from, Random random) {
        var at = from + random.nextInt(Math.max(1, bytes.length - from));
        var end = Math.min(bytes.length, at + random.nextInt(60));
        var spite = SPITE[random.nextInt(SPITE.length)];
        return switch (random.nextInt(4)) {
            case 0 -> splice(bytes, at, Math.min(bytes.length, at + 1), new byte[] {spite});
            case 1 -> splice(bytes, Math.min(at, bytes.length), Math.min(at, bytes.length), new byte[] {spite});
            case 2 -> splice(bytes, Math.min(at, end), end, new byte[0]);
            default -> splice(bytes, end, end, Arrays.copyOfRange(bytes, Math.min(at, end), end));
        };
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] with) {
        var start = Math.min(from, bytes.length);
        var spliced = Arrays.copyOf(bytes, start + with.length + bytes.length - Math.max(start, to));
        System.arraycopy(with, 0, spliced, start, with.length);
        System.arraycopy(bytes, Math.max(start, to), spliced, start + with.length, bytes.length - Math.max(start, to));
        return spliced;
    }
}
