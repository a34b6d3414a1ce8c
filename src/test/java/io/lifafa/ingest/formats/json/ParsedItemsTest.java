package io.lifafa.ingest.formats.json;

import static io.lifafa.ingest.formats.SampleInputs.OPTIONS;
import static io.lifafa.ingest.formats.SampleInputs.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.lifafa.ingest.formats.SmsReaders;
import io.lifafa.ingest.formats.item.ReadItem;
import io.lifafa.ingest.formats.item.ReadItem.Accepted;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ParsedItemsTest {
    private static final JsonObject SMS = new JsonObject(json("a1"));

    private static List<String> users(Object parsed) {
        return SmsReaders.read(parsed, OPTIONS).stream()
                .map(item -> item instanceof Accepted accepted
                        ? accepted.sms().userId()
                        : ((ReadItem.Rejected) item).field())
                .toList();
    }

    @Test
    void anObjectAnArrayAndAWrapperAreReadInEitherForm() {
        var wrapper = new JsonObject()
                .put("sms_data", new JsonArray().add(SMS).add(SMS))
                .put("user_id", "uma");
        for (var vertx : List.of(SMS, new JsonArray().add(SMS).add(wrapper), wrapper)) {
            var plain = vertx instanceof JsonArray array
                    ? new JsonArray(array.encode()).getList()
                    : new JsonObject(vertx.toString()).getMap();
            assertThat(users(vertx)).isEqualTo(users(plain)).isNotEmpty();
        }
        assertThat(users(wrapper)).containsExactly("uma", "uma");
        assertThat(users(new JsonArray().add(SMS).add(wrapper))).containsExactly("ravi", "uma", "uma");
    }

    @Test
    void whatIsNoSmsIsRejectedInItsPlace() {
        var items = SmsReaders.read(new JsonArray().add(1).add(SMS).addNull().add(new JsonArray()), OPTIONS);

        assertThat(items).extracting(ReadItem::index).containsExactly(0L, 1L, 2L, 3L);
        assertThat(items.get(1)).isInstanceOf(Accepted.class);
        assertThat(users("text")).containsExactly("item");
        assertThat(users(Map.of())).containsExactly("sender");
        assertThat(users(Map.of("sms_data", Map.of()))).containsExactly("sms_data");
        assertThat(users(Map.of("sms_data", List.of(SMS.getMap()), "user_id", true)))
                .containsExactly("user_id");
        assertThat(users(List.of())).isEmpty();
    }
}
