package io.lifafa.sms.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which SMS are the same under other ids. */
@Timeout(20)
class SameSmsRulesTest {
    private static final Instant DATE = Instant.parse("2025-06-02T10:18:00Z");

    private static ContentClaim claim(String sender, String body, Instant date) {
        return ContentClaim.of("acme", Sms.of("x", "u", sender, body, date));
    }

    private static ContentClaim given(String id, long millis) {
        return new ContentClaim("k", id, true, DATE.plusMillis(millis));
    }

    private static ContentClaim derived(String id, long millis) {
        return new ContentClaim("k", id, false, DATE.plusMillis(millis));
    }

    @ParameterizedTest
    @CsvSource({
        "AX-SURYAB-T, VM-SURYAB, true",
        "AX-SURYAB-T, suryab, true",
        "AX-SURYAB-T, AX-SURYAC-T, false",
        "+91 98765-43210, 9876543210, true",
        "+91 98765 43210, 9876543211, false",
        "56161, 56161, true",
        "56161, 156161, false"
    })
    void sendersAreComparedWithoutTheirRoute(String one, String other, boolean same) {
        var first = claim(one, "Rs 10", DATE).key();

        assertThat(claim(other, "Rs 10", DATE).key().equals(first)).isEqualTo(same);
    }

    @Test
    void textsAreComparedButForTheWidthOfTheirWhiteSpace() {
        assertThat(claim("A", "Rs 10\n debited\u00a0", DATE).key())
                .isEqualTo(claim("A", " Rs 10 debited", DATE).key());
        assertThat(claim("A", "Rs 1 0", DATE).key())
                .isNotEqualTo(claim("A", "Rs 10", DATE).key());
    }

    @Test
    void anIdThatIsTheHashOfItsSmsOrWasMadeOfThatIsNotGiven() {
        var derived = Sms.of(SmsId.of("acme", "u", "A", DATE, "Rs 10"), "u", "A", "Rs 10", DATE);

        assertThat(ContentClaim.of("acme", derived).given()).isFalse();
        assertThat(ContentClaim.of("acme", SmsId.apart("acme", derived)).given())
                .isFalse();
        assertThat(ContentClaim.of("birch", derived).given()).isTrue();
        assertThat(claim("A", "Rs 10", DATE).given()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        // one given, the other not: live senders go by other clocks
        "true, 0, 0, true",
        "true, 400, 9700, true",
        "true, 10001, 0, false",
        // none given: rounded at the most
        "false, 0, 700, true",
        "false, 300, 700, false",
        "false, 0, 1000, false"
    })
    void datesAgreeAsFarAsClocksAndRoundingGo(boolean given, long one, long other, boolean same) {
        var first = given ? given("a", one) : derived("a", one);

        assertThat(SameSms.firsts(List.of(first, derived("b", other)))).isEqualTo(same ? Map.of("b", "a") : Map.of());
    }

    @Test
    void eachJoinsTheNearest() {
        var claims = List.of(given("a", 0), given("b", 5_000), derived("c", 4_900), derived("d", 100));

        assertThat(SameSms.firsts(claims)).isEqualTo(Map.of("c", "b", "d", "a"));
    }

    @Test
    void whatIsSaidOfAClaimStaysAndTwoGivenIdsAreNeverOne() {
        var random = new Random(11);
        for (int round = 0; round < 300; round++) {
            var claims = new ArrayList<ContentClaim>();
            Map<String, String> before = Map.of();
            for (int i = 0; i < 12; i++) {
                long millis = random.nextInt(4) * 1_000L + random.nextInt(3) * 300L;
                claims.add(random.nextBoolean() ? given("g" + i, millis) : derived("d" + i, millis));
                var now = SameSms.firsts(claims);
                assertThat(now).containsAllEntriesOf(before);
                before = now;
            }
            var firsts = before;
            var given = claims.stream().filter(ContentClaim::given).toList();
            assertThat(given.stream()
                            .map(it -> firsts.getOrDefault(it.id(), it.id()))
                            .distinct())
                    .hasSameSizeAs(given);
        }
    }
}
