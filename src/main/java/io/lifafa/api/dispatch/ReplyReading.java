package io.lifafa.api.dispatch;

import io.lifafa.api.answer.Question;
import io.lifafa.api.answer.ReadReply;
import io.lifafa.api.client.ChatReply;
import io.lifafa.sms.Sms;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has replies read on a pool. Thread rule: any. */
final class ReplyReading {
    private static final Logger LOG = LoggerFactory.getLogger(ReplyReading.class);

    private final Question question;
    private final WorkerExecutor pool;

    ReplyReading(Question question, WorkerExecutor pool) {
        this.question = question;
        this.pool = pool;
    }

    /** Never fails: what makes the reader fail holds no answer. */
    Future<ReadReply> read(List<Sms> messages, ChatReply.Answered answered) {
        return pool.executeBlocking(() -> question.read(messages, answered.content(), answered.model()), false)
                .recover(failure -> {
                    LOG.error(
                            "a reply could not be read: {}", failure.getClass().getName());
                    return Future.succeededFuture(new ReadReply(false, Map.of()));
                });
    }
}
