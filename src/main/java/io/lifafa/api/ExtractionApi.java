package io.lifafa.api;

import io.lifafa.api.remote.RemoteExtraction;
import io.lifafa.sms.Sms;
import io.vertx.core.Future;
import java.util.List;

/** Understands SMS by asking the API. {@link RemoteExtraction} reaches it from any node. Thread rule: any. */
public interface ExtractionApi {
    /**
     * Asks for all of them. SMS of several requests of a tenant share calls; tenants take turns, by their weights.
     *
     * <p>Takes as long as the API takes, but no longer than {@link #LONGEST_WAIT_MILLIS}; SMS that were not answered by
     * then are among the unreachable. An SMS that is being asked for already is not asked for again. The Future fails
     * only if the stage itself does.
     *
     * @param tenant whose SMS they are
     */
    Future<Answers> extract(String tenant, List<Sms> messages);

    /** After so long every request is answered, with what there is. */
    long LONGEST_WAIT_MILLIS = 600_000;
}
