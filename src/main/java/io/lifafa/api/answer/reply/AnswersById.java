package io.lifafa.api.answer.reply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/** Which result belongs to which SMS of the call: ids are {@code 1} to {@code n}. */
public final class AnswersById {
    private final ObjectNode[] first;
    private final boolean[] doubled;
    private int invented;

    private AnswersById(int asked) {
        first = new ObjectNode[asked];
        doubled = new boolean[asked];
    }

    public static AnswersById of(List<ObjectNode> items, int asked) {
        var answers = new AnswersById(asked);
        for (var item : items) {
            answers.add(item, answers.indexOf(item.get("id"), items.size()));
        }
        return answers;
    }

    private void add(ObjectNode item, int index) {
        if (index < 0) {
            invented++;
        } else if (first[index] == null) {
            first[index] = item;
        } else {
            doubled[index] |= !first[index].equals(item);
        }
    }

    private int indexOf(JsonNode id, int items) {
        if (id == null || id.isNull()) {
            return items == 1 && first.length == 1 ? 0 : -1;
        }
        if (!id.isTextual() && !id.isIntegralNumber()) {
            return -1;
        }
        var text = id.asText().strip();
        for (int i = 0; i < first.length; i++) {
            if (text.equals(Integer.toString(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    public Optional<ObjectNode> get(int index) {
        return Optional.ofNullable(first[index]);
    }

    /** True if it was answered more than once, and not the same each time. */
    public boolean isDoubled(int index) {
        return doubled[index];
    }

    /** How many results had an id that was not asked for. */
    public int invented() {
        return invented;
    }
}
