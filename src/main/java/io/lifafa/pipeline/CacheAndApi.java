package io.lifafa.pipeline;

import io.lifafa.api.Answers;
import io.lifafa.api.ExtractionApi;
import io.lifafa.cache.Inquiry;
import io.lifafa.cache.Lesson;
import io.lifafa.cache.Lookup;
import io.lifafa.cache.TemplateCache;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the cache, has the API asked for what it does not know, teaches it the answers, and asks it again for those that
 * waited for them: of the messages of one wording that come together only the first costs a call.
 *
 * <p>The cache saves calls and nothing depends on it: where it fails everything is asked for. Thread rule: one instance per
 * chunk, its steps one after another.
 */
final class CacheAndApi {
    private static final Logger LOG = LoggerFactory.getLogger(CacheAndApi.class);

    /** So long messages may wait for others of their wording; then they are asked for. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final TemplateCache cache;
    private final ExtractionApi api;
    private final String tenant;
    private final LongSupplier nanos;
    private final long began;
    private final Map<String, Sms> open = new LinkedHashMap<>();
    private final Map<String, Extraction> extractions = new HashMap<>();
    private final Map<String, Duration> unreachable = new HashMap<>();
    private final Map<String, String> refused = new HashMap<>();

    /** @param tenant whose SMS they are */
    CacheAndApi(TemplateCache cache, ExtractionApi api, String tenant, Collection<Sms> messages, LongSupplier nanos) {
        this.cache = cache;
        this.api = api;
        this.tenant = tenant;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
        messages.forEach(sms -> open.put(sms.id(), sms));
    }

    /** What came of all of them, as if the API had answered everything. Fails only if the API's stage does. */
    Future<Answers> answers() {
        return round().map(done -> new Answers(extractions, unreachable, refused));
    }

    private Future<Void> round() {
        if (open.isEmpty()) {
            return Future.succeededFuture();
        }
        return lookup(nanos.getAsLong() - began < PATIENCE.toNanos())
                .compose(lookup -> {
                    lookup.hits().forEach((id, hit) -> {
                        if (!lookup.rechecks().contains(id)) {
                            understood(id, hit);
                        }
                    });
                    return ask(lookup);
                })
                .compose(asked -> round());
    }

    private Future<Lookup> lookup(boolean patient) {
        var messages = List.copyOf(open.values());
        return Future.succeededFuture()
                .compose(begun -> cache.lookup(new Inquiry(messages, patient)))
                .recover(failure -> {
                    LOG.warn(
                            "the cache could not be asked: {}",
                            failure.getClass().getSimpleName());
                    return Future.succeededFuture(new Lookup(
                            Map.of(), Set.of(), messages.stream().map(Sms::id).toList()));
                });
    }

    private Future<Void> ask(Lookup lookup) {
        var asked = Stream.concat(lookup.ask().stream(), lookup.rechecks().stream())
                .map(open::get)
                .toList();
        if (asked.isEmpty()) {
            return Future.succeededFuture();
        }
        return api.extract(tenant, asked).compose(answers -> learn(asked, answers)
                .compose(disputed -> askAgain(disputed))
                .onSuccess(settled -> settle(answers, lookup.hits())));
    }

    private Future<List<String>> learn(List<Sms> asked, Answers answers) {
        return Future.succeededFuture()
                .compose(begun -> cache.learn(new Lesson(asked, answers.extractions())))
                .recover(failure -> {
                    LOG.warn(
                            "the cache could not be taught: {}",
                            failure.getClass().getSimpleName());
                    return Future.succeededFuture(List.of());
                });
    }

    /** An answer that contradicts a template is asked for once more; the second one stands, the first if there is none. */
    private Future<Void> askAgain(List<String> disputed) {
        var messages = disputed.stream().map(open::get).toList();
        if (messages.isEmpty()) {
            return Future.succeededFuture();
        }
        return api.extract(tenant, messages)
                .compose(second -> learn(messages, second)
                        .onSuccess(told -> second.extractions().forEach(this::understoodSurely)))
                .mapEmpty();
    }

    /** A hit that was to be checked and could not be stands, and so does one that a doubted answer contradicts. */
    private void settle(Answers answers, Map<String, Extraction> hits) {
        answers.extractions().forEach(this::understoodSurely);
        answers.extractions().forEach((id, doubted) -> hitOr(id, hits, () -> extractions.put(id, doubted)));
        answers.unreachable().forEach((id, wait) -> hitOr(id, hits, () -> unreachable.put(id, wait)));
        answers.refused().forEach((id, reason) -> hitOr(id, hits, () -> refused.put(id, reason)));
    }

    private void understood(String id, Extraction extraction) {
        if (open.remove(id) != null) {
            extractions.put(id, extraction);
        }
    }

    private void understoodSurely(String id, Extraction extraction) {
        if (!extraction.isDoubted()) {
            understood(id, extraction);
        }
    }

    private void hitOr(String id, Map<String, Extraction> hits, Runnable otherwise) {
        if (hits.containsKey(id)) {
            understood(id, hits.get(id));
        } else if (open.remove(id) != null) {
            otherwise.run();
        }
    }
}
