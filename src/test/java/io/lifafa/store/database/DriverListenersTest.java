package io.lifafa.store.database;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.event.CommandListener;
import com.mongodb.event.CommandStartedEvent;
import com.mongodb.event.CommandSucceededEvent;
import io.lifafa.store.Sample;
import io.lifafa.store.TestStore;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DriverListenersTest {
    /** Each write to a collection of open work, before and after. */
    private static final class Writes implements CommandListener {
        private final List<String> seen = new CopyOnWriteArrayList<>();

        @Override
        public void commandStarted(CommandStartedEvent event) {
            if (event.getCommandName().equals("insert")) {
                seen.add("before " + event.getCommand().getString("insert").getValue());
            }
        }

        @Override
        public void commandSucceeded(CommandSucceededEvent event) {
            if (event.getCommandName().equals("insert")) {
                seen.add("after");
            }
        }
    }

    @Test
    void aListenerSeesEachWriteBeforeItIsSentAndWhenItIsAnswered() {
        var writes = new Writes();
        DriverListeners.add(writes);
        try (var store = TestStore.open()) {
            DriverListeners.remove(writes);
            await(store.journal().append(Sample.chunk("b", 0, "s1")));

            assertThat(writes.seen).containsExactly("before inbox_payloads", "after", "before inbox", "after");
        }
        try (var store = TestStore.open()) {
            await(store.journal().append(Sample.chunk("b", 0, "s1")));

            assertThat(writes.seen).hasSize(4);
        }
    }
}
