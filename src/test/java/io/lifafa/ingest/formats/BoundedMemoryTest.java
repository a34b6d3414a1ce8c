package io.lifafa.ingest.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.lifafa.ingest.formats.input.UnreadableInputException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundedMemoryTest {
    private static final int MIB = 1 << 20;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            JSON   | [{"body":"                        | x
            JSON   | [{"x":                            | [
            JSON   | {"user_id":"u","sms_data":[{"a":" | x
            JSON   | {"sms_data":[                     | 1,
            JSON   | {"x":1,                           | "k":1,
            JSON   | [{"a":"b" "                       | }
            NDJSON | {"body":"                         | x
            NDJSON | garbage                           | x
            CSV    | sender                            | x
            CSV    | "sender,body,date~"               | x
            CSV    | sender,body,date~a,"              | x
            CSV    | sender,body,date~a,               | ,
            XML    | <smses><sms body="                | x
            XML    | <smses><sms                       | x
            XML    | <smses><!--                       | x
            XML    | <                                 | x
            """)
    void whatNeverEndsIsReadInBoundedMemory(Format format, String start, String repeated) throws IOException {
        var mebibytes = 48;
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        var before = threads.getCurrentThreadAllocatedBytes();
        var options = SampleInputs.OPTIONS.withMaxHeldChars(10_000);
        var last = 0L;
        try (var reader = SmsReaders.open(
                new Repeating(start.replace('~', '\n'), repeated, mebibytes * MIB), Optional.of(format), options)) {
            for (var item = reader.next(); item.isPresent(); item = reader.next()) {
                last = item.get().index();
            }
        } catch (UnreadableInputException e) {
            assertThat(e.getMessage()).doesNotContain("xx");
        }
        // An item costs some hundred bytes of garbage; a reader that keeps its input would cost twice the input more.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(4 * MIB + last * 1_000);
    }

    /** A start, then the same again and again. */
    private static final class Repeating extends InputStream {
        private final byte[] start;
        private final byte[] repeated;
        private final int length;
        private int position;

        Repeating(String start, String repeated, int length) {
            this.start = SampleInputs.utf8(start);
            this.repeated = SampleInputs.utf8(repeated);
            this.length = length;
        }

        @Override
        public int read() {
            if (position == length) {
                return -1;
            }
            var at = position++;
            return at < start.length ? start[at] : repeated[(at - start.length) % repeated.length];
        }
    }
}
