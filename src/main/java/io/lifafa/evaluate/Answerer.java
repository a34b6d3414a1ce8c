package io.lifafa.evaluate;

import java.util.List;

/** Somebody who reads messages. Thread rule: one thread, which it may block. */
@FunctionalInterface
public interface Answerer {
    /**
     * Reads all of them.
     *
     * @return one reply for each, in their order
     * @throws Exception if it cannot answer at all, for instance because its store cannot be opened
     */
    List<Response> read(List<LabelledSms> messages) throws Exception;

    /** Judges what an answerer makes of messages. */
    static Evaluation evaluate(String name, Answerer answerer, List<LabelledSms> messages) throws Exception {
        var evaluation = new Evaluation(name);
        var replies = answerer.read(messages);
        for (int i = 0; i < messages.size(); i++) {
            evaluation.add(messages.get(i), replies.get(i));
        }
        return evaluation;
    }
}
