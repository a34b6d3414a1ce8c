package io.lifafa.store.document;

import static io.lifafa.testsupport.Awaiting.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Chunk;
import io.lifafa.sms.ChunkId;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Sms;
import io.lifafa.sms.Status;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Closing;
import io.lifafa.store.Sample;
import io.lifafa.store.StoredSms;
import io.lifafa.store.Tallies;
import io.lifafa.store.TestStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The texts of one-time codes and private messages are not stored unless that is configured. */
@Timeout(60)
class WithheldTest {
    private static final Sms CODE =
            Sms.of("code", "u", "NILBNK", "OTP: 482 913 for INR 1899", Instant.parse("2026-11-04T09:00:00Z"));
    private static final Sms FRIEND =
            Sms.of("friend", "u", "+919812345670", "bro send Rs 500", Instant.parse("2026-11-04T09:00:00Z"));
    private static final Sms OFFER =
            Sms.of("offer", "u", "NILBNK", "Flat Rs 200 off", Instant.parse("2026-11-04T09:00:00Z"));

    private TestStore store;

    @BeforeEach
    void open() {
        store = TestStore.open();
    }

    @AfterEach
    void close() {
        store.close();
    }

    private static Outcome outcome(WorkItem item) {
        return switch (item.sms().id()) {
            case "code" -> new Outcome.Filtered(item, Intent.OTP, "otp", Optional.of(Sample.note()));
            case "friend" -> new Outcome.Filtered(item, Intent.OTHER, "personal", Optional.of(Sample.note()));
            default -> new Outcome.Filtered(item, Intent.PROMO, "promotion");
        };
    }

    private List<StoredSms> stored(boolean keepsBodies) {
        var items = List.of(WorkItem.fresh(CODE), WorkItem.fresh(FRIEND), WorkItem.fresh(OFFER));
        await(store.journal().append(new Chunk(ChunkId.of("b", 0), TestStore.TENANT, "b", false, items)));
        var claim = await(store.journal().claim("w", 1)).get(0);
        await(store.journal()
                .close(new Closing(
                        claim.lease(),
                        TestStore.TENANT,
                        "b",
                        false,
                        false,
                        keepsBodies,
                        Tallies.NONE,
                        claim.chunk().items().stream()
                                .map(WithheldTest::outcome)
                                .toList())));
        return await(store.archive().sms(List.of("code", "friend", "offer")));
    }

    private static StoredSms of(List<StoredSms> stored, String id) {
        return stored.stream()
                .filter(it -> it.sms().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void ofACodeAndAPrivateMessageNoTextIsStoredAnywhere() {
        var stored = stored(false);

        var code = of(stored, "code");
        assertThat(code.sms().body()).isEmpty();
        assertThat(code.sms().sender()).isEqualTo("NILBNK");
        assertThat(code.status()).isEqualTo(Status.FILTERED);
        assertThat(code.reason()).contains("otp");
        assertThat(code.extraction()).isEmpty();
        var friend = of(stored, "friend");
        assertThat(friend.sms().body()).isEmpty();
        assertThat(friend.sms().sender()).isEqualTo("***********70");
        assertThat(of(stored, "offer").sms().body()).isEqualTo(OFFER.body());
        assertThat(store.everything())
                .doesNotContain("482 913", "send Rs 500", "9812345670")
                .contains("Flat Rs 200");
        assertThat(store.check().violations()).isEmpty();
    }

    @Test
    void whereItIsConfiguredTheTextIsKept() {
        var stored = stored(true);

        assertThat(of(stored, "code").sms()).isEqualTo(CODE);
        assertThat(of(stored, "friend").sms()).isEqualTo(FRIEND);
    }

    @Test
    void whatComesAgainIsKnownWithoutItsTextAndAnotherTextIsNot() {
        stored(false);

        var known = await(store.journal().known(List.of("code"))).get(0);
        assertThat(known.isOf(TestStore.TENANT, CODE)).isTrue();
        var other = Sms.of("code", "u", "NILBNK", "OTP: 113 224 for INR 1899", CODE.date());
        assertThat(known.isOf(TestStore.TENANT, other)).isFalse();
    }
}
