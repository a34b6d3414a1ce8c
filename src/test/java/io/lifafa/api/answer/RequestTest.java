package io.lifafa.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestTest {
    @Test
    void theLastMessageIsAnArrayWithNothingAroundItAndIdsOfItsOwn() {
        var request = Ask.question().request(List.of(Ask.sms("client-id-1", "one"), Ask.sms("client-id-2", "t\"wo")));
        assertThat(request.user()).doesNotContain("client-id", "user-7");
        assertThat(new JsonArray(request.user()).getJsonObject(1))
                .isEqualTo(new JsonObject()
                        .put("id", "2")
                        .put("sender", "VK-NILBNK-S")
                        .put("body", "t\"wo")
                        .put("date", "2025-03-09T11:45:00+04:00"));
    }

    @Test
    void everyObjectOfTheSchemaIsWhatStrictOutputAllows() {
        var request = Ask.question().request(List.of(Ask.sms("a", "b")));
        assertStrict(request.schema());
        assertThat(request.schema().encode())
                .contains("payment_request", "\"credit\",\"debit\",null", "reference_id", "\"fee\"");
        assertThat(request.schemaName()).matches("[a-zA-Z0-9_-]{1,64}");
    }

    private static void assertStrict(JsonObject schema) {
        if (schema.containsKey("properties")) {
            var properties = schema.getJsonObject("properties");
            assertThat(schema.getBoolean("additionalProperties")).isFalse();
            assertThat(schema.getJsonArray("required")).hasSameElementsAs(properties.fieldNames());
            properties.fieldNames().forEach(name -> assertStrict(properties.getJsonObject(name)));
        }
        if (schema.containsKey("items")) {
            assertStrict(schema.getJsonObject("items"));
        }
    }
}
