package io.lifafa.ingest.formats.item;

import static io.lifafa.ingest.formats.SampleInputs.OPTIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.ingest.formats.item.ReadItem.Accepted;
import io.lifafa.ingest.formats.item.ReadItem.Rejected;
import io.lifafa.ingest.formats.item.ReadItem.Skipped;
import io.lifafa.sms.Sms;
import io.lifafa.sms.SmsId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmsNormalizerTest {
    private static final Map<String, Object> GOOD =
            Map.of("sender", "VK-KOSHBK", "body", "Rs 20 paid", "date", 1714538730000L);

    private static ReadItem judge(Map<String, ?> changes) {
        var item = new HashMap<String, Object>(GOOD);
        item.putAll(changes);
        return new SmsNormalizer(OPTIONS).normalize(item, 5);
    }

    private static Sms accepted(Map<String, ?> changes) {
        var item = judge(changes);
        assertThat(item).isInstanceOf(Accepted.class);
        return ((Accepted) item).sms();
    }

    private static Rejected rejected(Map<String, ?> changes) {
        var item = judge(changes);
        assertThat(item).isInstanceOf(Rejected.class);
        assertThat(item.index()).isEqualTo(5);
        return (Rejected) item;
    }

    @Test
    void withoutAnIdTheHashOfTenantUserSenderDateAndBodyIsIt() {
        var sms = accepted(Map.of("user_id", "uma"));

        assertThat(sms.id()).isEqualTo(SmsId.of("acme", "uma", "VK-KOSHBK", sms.date(), "Rs 20 paid"));
    }

    @Test
    void theClientsIdIsKept() {
        assertThat(accepted(Map.of("unique_id", " m-1 ")).id()).isEqualTo("m-1");
        assertThat(accepted(Map.of("id", "m-2")).id()).isEqualTo("m-2");
        assertThat(accepted(Map.of("id", "x".repeat(256))).id()).hasSize(256);
        assertThat(rejected(Map.of("id", "x".repeat(257))).reason())
                .isEqualTo("id is longer than 256 characters; shorten it");
        assertThat(rejected(Map.of("unique_id", "a\tb")).reason()).contains("control character");
    }

    @Test
    void theBodyIsKeptAsItIsButForLineEnds() {
        assertThat(accepted(Map.of("body", "  a\r\nb\rc\n ")).body()).isEqualTo("  a\nb\rc\n ");
    }

    @Test
    void numbersAreTakenAsTheirDecimalText() {
        var sms = accepted(
                Map.of("sender", 57575, "id", 123L, "phone", 9.8E9, "user_id", new java.math.BigDecimal("7.50")));

        assertThat(sms.sender()).isEqualTo("57575");
        assertThat(sms.id()).isEqualTo("123");
        assertThat(sms.phone()).contains("9800000000");
        assertThat(sms.userId()).isEqualTo("7.50");
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "NULL", " Null ", "", "  "})
    void nullTextsAreAbsent(String text) {
        var sms = accepted(Map.of("user_id", text, "phone", text, "email_id", text, "unique_id", text, "type", text));

        assertThat(sms.userId()).isEqualTo("ravi");
        assertThat(sms.phone()).isEqualTo(Optional.empty());
        assertThat(sms.emailId()).isEqualTo(Optional.empty());
        assertThat(sms.id()).hasSize(40);
        for (var field : new String[] {"sender", "body", "date"}) {
            assertThat(rejected(Map.of(field, text)).field()).isEqualTo(field);
        }
    }

    @ParameterizedTest
    @CsvSource({"sender,sender_name", "sender,address", "body,message_body", "date,received_date"})
    void anAliasStandsInForItsFieldAndMustNotContradictIt(String name, String alias) {
        var item = new HashMap<String, Object>(GOOD);
        var value = item.remove(name);
        item.put(alias, value);
        assertThat(new SmsNormalizer(OPTIONS).normalize(item, 0)).isInstanceOf(Accepted.class);

        item.put(name, value);
        assertThat(new SmsNormalizer(OPTIONS).normalize(item, 0)).isInstanceOf(Accepted.class);

        item.put(name, "2024-05-02");
        var rejected = (Rejected) new SmsNormalizer(OPTIONS).normalize(item, 0);
        assertThat(rejected.reason()).contains(name).contains(alias).contains("hold different values");
    }

    @Test
    void twoNamesOfTheDateMayWriteTheSameMomentDifferently() {
        assertThat(accepted(Map.of("received_date", "2024-05-01T04:45:30Z")).date())
                .isEqualTo("2024-05-01T04:45:30Z");
    }

    @ParameterizedTest
    @CsvSource({
        "2024-05-01T10:15:30+05:30, 2024-05-01T04:45:30Z",
        "2024-05-01T10:15:30+0530, 2024-05-01T04:45:30Z",
        "2024-05-01T10:15:30-02, 2024-05-01T12:15:30Z",
        "2024-05-01T10:15:30.123456789Z, 2024-05-01T10:15:30.123Z",
        "2024-05-01t10:15z, 2024-05-01T10:15:00Z",
        "2024-05-01 10:15:30, 2024-05-01T04:45:30Z",
        "2024-05-01T10:15:30.5, 2024-05-01T04:45:30.500Z",
        "2024-05-01 10:15:30 +05:30, 2024-05-01T04:45:30Z",
        "2024-05-01, 2024-04-30T18:30:00Z",
        "1714538730000, 2024-05-01T04:45:30Z",
        "1714538730, 2024-05-01T04:45:30Z",
        "1990-01-01T00:00:00Z, 1990-01-01T00:00:00Z",
        "2100-01-01T00:00:00Z, 2100-01-01T00:00:00Z",
        "2024-02-29, 2024-02-28T18:30:00Z"
    })
    void datesAreRead(String text, String instant) {
        assertThat(accepted(Map.of("date", text)).date()).isEqualTo(instant);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0000-01-01T00:00:00Z | outside the years 1990 to 2100
            9999-12-31           | outside the years 1990 to 2100
            1989-12-31T23:59:59Z | outside the years 1990 to 2100
            2100-01-01T00:00:01Z | outside the years 1990 to 2100
            0                    | outside the years 1990 to 2100
            -5                   | outside the years 1990 to 2100
            9999999999999999999  | outside the years 1990 to 2100
            -999999999999999999  | outside the years 1990 to 2100
            20240501             | outside the years 1990 to 2100
            99999999999999999999 | outside the years 1990 to 2100
            1714538730000000     | send milliseconds
            1714538730000000000  | send milliseconds
            2024-02-30           | does not exist
            2024-13-01           | does not exist
            2024-05-01T25:00     | does not exist
            2024-05-01T10:00+19:00 | does not exist
            01-05-2024           | is not a date; send ISO 8601
            yesterday            | is not a date; send ISO 8601
            2024-05-01T          | is not a date; send ISO 8601
            2024-05-01T10:15:30. | is not a date; send ISO 8601
            2024-05-01T10:15:30Zx | is not a date; send ISO 8601
            2024-05-01T10:15+05:99 | is not a date; send ISO 8601
            1.7145E+12           | is not a date; send ISO 8601
            -                    | is not a date; send ISO 8601
            10000-01-01          | is not a date; send ISO 8601
            """)
    void otherDatesAreRejectedWithARemedy(String text, String reason) {
        assertThat(rejected(Map.of("date", text)).field()).isEqualTo("date");
        assertThat(rejected(Map.of("date", text)).reason()).contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "sent,SENT",
        "2,SENT",
        "Outgoing,SENT",
        "draft,DRAFT",
        "3,DRAFT",
        "OUTBOX,OUTBOX",
        "4,OUTBOX",
        "5,FAILED",
        "6,QUEUED",
        "mms,MMS"
    })
    void messagesThatWereNotReceivedAreSkippedEvenIfSomethingIsMissing(String type, SkipReason reason) {
        assertThat(judge(Map.of("type", type, "sender", "null", "date", "bad"))).isEqualTo(new Skipped(5, reason));
    }

    @Test
    void receivedMessagesAreTakenAndUnknownTypesAreNot() {
        for (var type : new Object[] {"received", "Inbox", "1", 1, 1.0}) {
            assertThat(accepted(Map.of("type", type)).sender()).isEqualTo("VK-KOSHBK");
        }
        assertThat(rejected(Map.of("type", "secret")).reason())
                .startsWith("type is none of")
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sender", "body"})
    void halfASurrogatePairIsReplacedInWhatPeopleRead(String field) {
        var sms = accepted(Map.of(field, "a\uD83D b \uD83D\uDE00"));

        assertThat(field.equals("body") ? sms.body() : sms.sender()).isEqualTo("a\uFFFD b \uD83D\uDE00");
        assertThat(rejected(Map.of(field, "a\0b")).reason()).contains("NUL");
    }

    @Test
    void anIdThatLooksDerivedIsTakenOnlyWithWhatItIsDerivedFrom() {
        var plain = accepted(Map.of("unique_id", "x", "user_id", "uma"));
        var derived = SmsId.apart("acme", plain).id();

        assertThat(accepted(Map.of("unique_id", derived, "user_id", "uma")).id())
                .isEqualTo(derived);
        assertThat(rejected(Map.of("unique_id", derived, "user_id", "eve")).field())
                .isEqualTo("unique_id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unique_id", "user_id", "phone", "email_id"})
    void nulAndLoneSurrogatesAreRejectedWithTheirField(String field) {
        for (var bad : new String[] {"a\0b", "a\uD83D", "\uDE00a", "\uDE00\uD83D"}) {
            var rejected = rejected(Map.of(field, bad));
            assertThat(rejected.field()).isEqualTo(field);
            assertThat(rejected.reason()).containsAnyOf("NUL", "half a surrogate pair");
        }
    }

    @Test
    void requiredFieldsAreNamedWithTheirAliases() {
        var rejected = (Rejected) new SmsNormalizer(OPTIONS).normalize(Map.of("body", "x"), 0);

        assertThat(rejected.reason()).isEqualTo("sender is missing; send sender (or sender_name, address)");
        assertThat(rejected(Map.of("body", " \n\t")).reason()).contains("blank");
    }

    @Test
    void valuesThatAreNoTextAreRejected() {
        for (var value : new Object[] {true, Map.of(), new int[0], Double.NaN, java.math.BigInteger.TWO.pow(5000)}) {
            assertThat(rejected(Map.of("sender", value)).field()).isEqualTo("sender");
        }
        var item = new HashMap<String, Object>(GOOD);
        item.put("user_id", null);
        assertThat(new SmsNormalizer(OPTIONS).normalize(item, 0)).isInstanceOf(Accepted.class);
    }
}
