package io.lifafa.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.sms.Extraction;
import io.lifafa.sms.Intent;
import io.lifafa.sms.Provenance;
import io.lifafa.sms.Sms;
import io.lifafa.sms.WorkItem;
import io.lifafa.store.Sample;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is written is read back as it was, over the bytes that travel on the bus, in each form. */
class RoundTripTest {
    private static final Form HTTP = Form.http(ZoneId.of("Asia/Kolkata"));

    @Provide
    Arbitrary<WorkItem> items() {
        return Domain.items();
    }

    @Provide
    Arbitrary<Extraction> extractions() {
        return Domain.extractions();
    }

    /** As the clustered bus carries it. */
    private static JsonObject sent(JsonObject json) {
        var buffer = Buffer.buffer();
        json.writeToBuffer(buffer);
        var read = new JsonObject();
        read.readFromBuffer(0, buffer);
        return read;
    }

    @Property(tries = 200)
    void anItemInEveryForm(@ForAll("items") WorkItem item) {
        for (var form : new Form[] {Form.BUS, Form.MONGO, HTTP}) {
            assertThat(SmsJson.read(sent(SmsJson.write(item, form)))).isEqualTo(item);
        }
    }

    @Property(tries = 200)
    void anExtractionOnTheBusAndInTheStore(@ForAll("extractions") Extraction extraction) {
        var sms = Sms.of("id", "user", "AX-KOTBNK-S", "text", java.time.Instant.EPOCH);

        assertThat(ExtractionJson.read(sent(ExtractionJson.write(extraction, sms, Form.BUS))))
                .isEqualTo(extraction);
        assertThat(ExtractionJson.read(ExtractionJson.write(extraction, sms, Form.MONGO)))
                .isEqualTo(extraction);
    }

    @Test
    void aFeeIsAPlainNumberInAnswersAndTextOnTheBusAndAbsentWhereThereIsNone() {
        var none = Extraction.builder(Intent.TRANSACTION).build(0.5, Provenance.rules(Map.of(), Map.of()));
        var paid = none.toBuilder().fee(Optional.of(new BigDecimal("5.90"))).build(0.5, none.provenance());
        var free = none.toBuilder().fee(Optional.of(new BigDecimal("0.00"))).build(0.5, none.provenance());

        assertThat(ExtractionJson.write(paid, HTTP).encode()).contains("\"fee\":5.90,");
        assertThat(ExtractionJson.write(free, HTTP).encode()).contains("\"fee\":0.00,");
        assertThat(ExtractionJson.write(paid, Form.BUS).getValue("fee")).isEqualTo("5.90");
        assertThat(ExtractionJson.write(none, HTTP).containsKey("fee")).isFalse();
    }

    @Test
    void aDoubtIsPartOfTheProvenanceAndAbsentWhereThereIsNone() {
        var sure = Sample.extraction("5");
        var json = ExtractionJson.write(sure.doubted("direction_disputed"), Form.BUS);

        assertThat(json.getJsonObject("provenance").getString("doubt")).isEqualTo("direction_disputed");
        assertThat(json.getDouble("confidence_score")).isLessThanOrEqualTo(0.5);
        json.getJsonObject("provenance").remove("doubt");
        assertThat(ExtractionJson.read(json).isDoubted()).isFalse();
        assertThat(ExtractionJson.write(sure, Form.BUS)
                        .getJsonObject("provenance")
                        .containsKey("doubt"))
                .isFalse();
    }

    @Test
    void whatWasWrittenWithoutAFeeIsReadWithoutOne() {
        var old = ExtractionJson.write(
                Extraction.builder(Intent.TRANSACTION).build(0.5, Provenance.rules(Map.of(), Map.of())), Form.MONGO);

        assertThat(ExtractionJson.read(old).fee()).isEmpty();
        assertThat(ExtractionJson.read(old.copy().putNull("fee")).fee()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "12345678901234567890.12, 12345678901234567890.12",
        "100.00, 100.00",
        "0.000001, 0.000001",
        "1E+3, 1000",
        "1250.5, 1250.5"
    })
    void moneyIsExactAndHasNoExponent(String value, String written) {
        var amount = new BigDecimal(value);

        assertThat(Form.BUS.money(amount)).isEqualTo(written);
        assertThat(new JsonObject().put("amount", HTTP.money(amount)).encode())
                .isEqualTo("{\"amount\":" + written + "}");
        assertThat(Form.readMoney(Form.BUS.money(amount))).isEqualByComparingTo(amount);
        assertThat(Form.MONGO.money(amount)).isInstanceOf(BigDecimal.class);
    }

    @Test
    void everyMapperThatTheBusIsToldOfExists() throws IOException, ReflectiveOperationException {
        var mappers = new Properties();
        try (InputStream file = RoundTripTest.class.getResourceAsStream("/META-INF/vertx/json-mappers.properties")) {
            mappers.load(file);
        }
        assertThat(mappers).isNotEmpty();
        for (var key : mappers.stringPropertyNames()) {
            int dot = key.lastIndexOf('.');
            var type = Class.forName(key.substring(0, dot));
            var target = mappers.getProperty(key).split("#", 2);
            boolean writes = key.substring(dot + 1).equals("serializer");
            var from = writes ? type : JsonObject.class;
            var to = writes ? JsonObject.class : type;
            assertThat(Arrays.stream(Class.forName(target[0]).getMethods()))
                    .as(key)
                    .anyMatch(it -> it.getName().equals(target[1])
                            && Arrays.equals(it.getParameterTypes(), new Class<?>[] {from})
                            && it.getReturnType() == to);
        }
    }
}
