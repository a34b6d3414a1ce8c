package io.lifafa.api.answer;

import java.util.Map;

/**
 * A reply, read.
 *
 * @param readable false if it holds no answer in the form asked for at all, or broke off before its end
 * @param answers by SMS id; if the reply is readable every SMS has one, else only those that stand whole in it
 */
public record ReadReply(boolean readable, Map<String, ItemAnswer> answers) {
    public ReadReply {
        answers = Map.copyOf(answers);
    }
}
