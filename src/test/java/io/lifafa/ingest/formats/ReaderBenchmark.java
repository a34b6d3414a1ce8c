package io.lifafa.ingest.formats;

import io.lifafa.ingest.formats.item.ReadItem.Accepted;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads inputs that are made up on the fly and prints a table: {@code ReaderBenchmark [MiB per format]}, best run with
 * {@code -Xmx256m}. Not a test: it measures.
 */
public final class ReaderBenchmark {
    private static final String BODY =
            "Rs.%d.50 debited from A/c XX%04d on 01-05-24 to VPA chaiwala%d@koshbank. UPI Ref %012d."
                    + " Not you? Call 1800 000 0000 or block the account in the app. Kosh Bank";

    private ReaderBenchmark() {}

    public static void main(String[] args) throws IOException {
        var mebibytes = args.length > 0 ? Long.parseLong(args[0]) : 1024;
        System.out.printf(
                "%-8s %12s %10s %12s %10s %14s%n", "format", "SMS", "seconds", "SMS/s", "MiB/s", "max heap MiB");
        for (var format : Format.values()) {
            measure(format, 64L << 20, false);
            measure(format, mebibytes << 20, true);
        }
    }

    private static void measure(Format format, long bytes, boolean print) throws IOException {
        ManagementFactory.getMemoryPoolMXBeans().forEach(pool -> pool.resetPeakUsage());
        var count = 0L;
        var start = System.nanoTime();
        try (var reader = SmsReaders.open(new Endless(format, bytes), Optional.of(format), SampleInputs.OPTIONS)) {
            for (var item = reader.next(); item.isPresent(); item = reader.next()) {
                if (!(item.get() instanceof Accepted)) {
                    throw new IllegalStateException("not taken: " + item.get());
                }
                count++;
            }
        }
        var seconds = (System.nanoTime() - start) / 1e9;
        if (print) {
            var rate = count / seconds;
            System.out.printf(
                    Locale.ROOT,
                    "%-8s %,12d %10.1f %,12.0f %10.1f %14d%n",
                    format,
                    count,
                    seconds,
                    rate,
                    bytes / 1048576.0 / seconds,
                    peakHeap() >> 20);
        }
    }

    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }

    /** An input of about so many bytes, of which only a block of some hundred SMS ever exists. */
    private static final class Endless extends InputStream {
        private final byte[] middle;
        private final byte[] end;
        private long blocks;
        private byte[] current;
        private int position;

        Endless(Format format, long bytes) {
            this.current = switch (format) {
                case JSON -> bytes("[");
                case NDJSON -> new byte[0];
                case CSV -> bytes("sender,body,date\n");
                case XML -> bytes("<smses>");
                case FORM -> throw new IllegalArgumentException("a form holds one message");
            };
            var text = new StringBuilder();
            for (var i = 0; i < 500; i++) {
                text.append(item(format, BODY.formatted(i * 3 + 1, i, i % 50, i * 7919L)));
            }
            this.middle = bytes(text.toString());
            this.blocks = bytes / middle.length;
            this.end = switch (format) {
                case JSON -> bytes("]");
                case NDJSON, CSV -> new byte[0];
                case XML -> bytes("</smses>");
                case FORM -> new byte[0];
            };
        }

        private static String item(Format format, String body) {
            return switch (format) {
                case JSON -> SampleInputs.json(body) + ",\n";
                case NDJSON -> SampleInputs.json(body) + "\n";
                case CSV -> SampleInputs.csvLine('"' + body + '"') + "\n";
                case XML -> SampleInputs.xmlSms(body) + "\n";
                case FORM -> throw new IllegalArgumentException("a form holds one message");
            };
        }

        private static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] to, int offset, int length) {
            while (position == current.length) {
                if (blocks < 0) {
                    return -1;
                }
                current = blocks-- > 0 ? middle : end;
                position = 0;
            }
            var n = Math.min(length, current.length - position);
            System.arraycopy(current, position, to, offset, n);
            position += n;
            return n;
        }
    }
}
