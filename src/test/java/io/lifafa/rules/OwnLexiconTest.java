package io.lifafa.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Direction;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Sms;
import io.lifafa.text.lexicon.Lexicon;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A language nobody else speaks, taught by a file. */
@Timeout(30)
class OwnLexiconTest {
    private static final Sms SMS =
            Sms.of("o", "u", "VROKBANK", "Grolta vint EUR 12.50 zu NORD CAFE. Zump rest: EUR 340.00", Instant.EPOCH);

    @TempDir
    private Path directory;

    @Test
    void aMessageIsReadByTheUsersOwnWords() throws IOException {
        Files.write(directory.resolve("zz.txt"), List.of("DEBIT grolta_vint", "BALANCE zump_rest", "TO zu"));
        var read =
                new Rules(CorpusMessage.ZONE, Lexicon.with(directory)).read(SMS).extraction();
        assertThat(read.intent()).isEqualTo(Intent.TRANSACTION);
        assertThat(read.direction()).contains(Direction.DEBIT);
        assertThat(read.amount().orElseThrow()).isEqualByComparingTo("12.50");
        assertThat(read.balance().orElseThrow()).isEqualByComparingTo("340.00");
        assertThat(read.counterparty()).contains("NORD CAFE");
    }

    @Test
    void withoutThemItIsNot() {
        assertThat(new Rules(CorpusMessage.ZONE).read(SMS).extraction().intent())
                .isNotEqualTo(Intent.TRANSACTION);
    }
}
