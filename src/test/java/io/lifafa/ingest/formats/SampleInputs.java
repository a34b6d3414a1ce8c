package io.lifafa.ingest.formats;

import io.lifafa.ingest.formats.input.ReadOptions;
import io.lifafa.ingest.formats.input.UnreadableInputException;
import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.ingest.formats.item.ReadItem.Accepted;
import io.lifafa.ingest.formats.item.ReadItem.Rejected;
import io.lifafa.ingest.formats.item.ReadItem.Skipped;
import io.lifafa.sms.Sms;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** Inputs and what became of them. */
public final class SampleInputs {
    public static final ZoneId ZONE = ZoneId.of("Asia/Kolkata");
    public static final ReadOptions OPTIONS = ReadOptions.of("acme", "ravi", ZONE);

    /** Everything a reader handed out, and how the input ended. */
    public record Read(List<ReadItem> items, Optional<UnreadableInputException> failure) {
        public List<Sms> accepted() {
            return items.stream()
                    .filter(Accepted.class::isInstance)
                    .map(item -> ((Accepted) item).sms())
                    .toList();
        }

        public List<String> bodies() {
            return accepted().stream().map(Sms::body).toList();
        }

        public List<Rejected> rejected() {
            return items.stream()
                    .filter(Rejected.class::isInstance)
                    .map(Rejected.class::cast)
                    .toList();
        }

        public List<Skipped> skipped() {
            return items.stream()
                    .filter(Skipped.class::isInstance)
                    .map(Skipped.class::cast)
                    .toList();
        }

        Rejected onlyRejected() {
            if (rejected().size() != 1) {
                throw new AssertionError("expected one rejected item, but was " + rejected() + " " + failure);
            }
            return rejected().get(0);
        }

        Sms onlyAccepted() {
            if (items.size() != 1 || accepted().size() != 1) {
                throw new AssertionError("expected one accepted item, but was " + items + " " + failure);
            }
            return accepted().get(0);
        }

        public String failureMessage() {
            return failure.orElseThrow(() -> new AssertionError("the input was read to its end"))
                    .getMessage();
        }
    }

    private SampleInputs() {}

    public static Read read(String text) {
        return read(text, Optional.empty());
    }

    public static Read read(String text, Format format) {
        return read(text, Optional.of(format));
    }

    private static Read read(String text, Optional<Format> format) {
        return read(text.getBytes(StandardCharsets.UTF_8), format, OPTIONS);
    }

    public static Read read(byte[] bytes, Optional<Format> format, ReadOptions options) {
        var items = new ArrayList<ReadItem>();
        try (var reader = SmsReaders.open(new ByteArrayInputStream(bytes), format, options)) {
            for (var item = reader.next(); item.isPresent(); item = reader.next()) {
                items.add(item.get());
            }
            return new Read(items, Optional.empty());
        } catch (UnreadableInputException e) {
            return new Read(items, Optional.of(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One SMS as JSON with the given body, which is written as it stands. */
    public static String json(String body) {
        return "{\"sender\":\"VK-KOSHBK\",\"body\":\"" + body + "\",\"date\":\"2024-05-01T10:15:30+05:30\"}";
    }

    /** A JSON object of a good SMS in which one member is added. */
    public static String jsonWith(String member) {
        return "{\"sender\":\"VK-KOSHBK\",\"body\":\"Rs 20 paid\",\"date\":\"2024-05-01T10:15:30+05:30\"," + member
                + "}";
    }

    public static String csv(String... lines) {
        return "sender,body,date\n" + String.join("\n", lines) + "\n";
    }

    public static String csvLine(String body) {
        return "VK-KOSHBK," + body + ",2024-05-01T10:15:30+05:30";
    }

    public static String xml(String... elements) {
        return "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<!-- invented -->\n<smses count=\"1\">\n"
                + String.join("\n", elements) + "\n</smses>";
    }

    public static String xmlSms(String body) {
        return "  <sms protocol=\"0\" address=\"VK-KOSHBK\" date=\"1714538730000\" type=\"1\" subject=\"null\" body=\""
                + body + "\" readable_date=\"1 May 2024\" contact_name=\"(Unknown)\" />";
    }

    public static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
