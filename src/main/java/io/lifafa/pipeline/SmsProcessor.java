package io.lifafa.pipeline;

import io.lifafa.api.Answers;
import io.lifafa.config.Fallback;
import io.lifafa.rules.Reading;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Outcome;
import io.lifafa.sms.Sms;
import io.lifafa.sms.WorkItem;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Takes SMS through filter, cache, API and rules, in this order; every SMS gets exactly one outcome.
 *
 * <p>Filter and rules compute, so they run on a worker pool, a whole chunk at a time.
 */
final class SmsProcessor {
    private final Stages stages;
    private final Verdict verdict;
    private final WorkerExecutor pool;

    SmsProcessor(Stages stages, Verdict verdict, WorkerExecutor pool) {
        this.stages = stages;
        this.verdict = verdict;
        this.pool = pool;
    }

    /** How an SMS ends whose id is another's. */
    Outcome conflict(WorkItem item) {
        return verdict.conflict(item);
    }

    /** @param tenant whose SMS they are */
    Future<List<Outcome>> of(String tenant, List<WorkItem> items) {
        var open = new LinkedHashMap<String, WorkItem>();
        var outcomes = new ArrayList<Outcome>(items.size());
        for (var item : items) {
            if (item.sms().hasText()) {
                open.put(item.sms().id(), item);
            } else {
                outcomes.add(verdict.unreadable(item));
            }
        }
        if (stages.api().isEmpty()) {
            return compute(open, outcomes, this::filterOrRules).map(outcomes);
        }
        return compute(open, outcomes, this::filter)
                .compose(filtered -> ask(tenant, open, outcomes))
                .compose(refused -> compute(open, outcomes, item -> fallBack(item, refused)))
                .map(outcomes);
    }

    private Future<Void> compute(
            Map<String, WorkItem> open, List<Outcome> outcomes, Function<WorkItem, List<Outcome>> step) {
        if (open.isEmpty()) {
            return Future.succeededFuture();
        }
        var items = List.copyOf(open.values());
        return pool.executeBlocking(
                        () -> items.stream().map(step).flatMap(List::stream).toList(), false)
                .map(done -> settle(open, outcomes, done));
    }

    private static Void settle(Map<String, WorkItem> open, List<Outcome> outcomes, List<Outcome> done) {
        done.forEach(outcome -> open.remove(outcome.item().sms().id()));
        outcomes.addAll(done);
        return null;
    }

    private List<Outcome> filterOrRules(WorkItem item) {
        return filter(item, reading -> rules(item, reading::extraction));
    }

    private List<Outcome> filter(WorkItem item) {
        return filter(item, reading -> List.of());
    }

    /** @param kept what becomes of an SMS that is not dropped */
    private List<Outcome> filter(WorkItem item, Function<Reading, List<Outcome>> kept) {
        return guarded(item, "filter", () -> {
            var reading = stages.rules().apply(item.sms());
            return reading.dropReason()
                    .map(reason -> List.of(verdict.filtered(item, reason, reading)))
                    .orElseGet(() -> kept.apply(reading));
        });
    }

    private List<Outcome> rules(WorkItem item, Supplier<Extraction> read) {
        return guarded(item, "rules", () -> List.of(verdict.understood(item, read.get())));
    }

    /** Reads it again: few are refused, and the readings of all that wait for an API would take much memory. */
    private Extraction read(WorkItem item) {
        return stages.rules().apply(item.sms()).extraction();
    }

    /** What the API cannot answer; without an API that is everything, and nothing to be told of. */
    private List<Outcome> fallBack(WorkItem item, Map<String, String> refused) {
        var reason = refused.get(item.sms().id());
        if (reason == null) {
            return rules(item, () -> read(item));
        }
        var fallback = reason.equals(Answers.OVER_QUOTA) ? Fallback.RULES : stages.fallback();
        return switch (fallback) {
            case RULES -> guarded(item, "rules", () -> List.of(verdict.insteadOfApi(item, read(item), reason)));
            case WAIT -> List.of(verdict.failed(item, "api", reason));
            case DEAD_LETTER -> List.of(verdict.givenUp(item, "api", reason));
        };
    }

    /** One message that breaks a stage must not take the others of its chunk with it. */
    private List<Outcome> guarded(WorkItem item, String stage, Supplier<List<Outcome>> step) {
        try {
            return step.get();
        } catch (RuntimeException | StackOverflowError failure) {
            return List.of(verdict.failed(item, stage, failure));
        }
    }

    /** Gives the SMS that nobody but the rules can answer, and why. */
    private Future<Map<String, String>> ask(String tenant, Map<String, WorkItem> open, List<Outcome> outcomes) {
        if (stages.api().isEmpty() || open.isEmpty()) {
            return Future.succeededFuture(Map.of());
        }
        var api = stages.api().get();
        var messages = messages(open);
        return stages.cache()
                .map(cache -> new CacheAndApi(
                                new TenantTemplates(cache, stages.sharing().apply(tenant)),
                                api,
                                tenant,
                                messages,
                                System::nanoTime)
                        .answers())
                .orElseGet(() -> api.extract(tenant, messages))
                .map(answers -> {
                    settle(open, outcomes, understood(open, answers.extractions()));
                    settle(open, outcomes, waiting(open, answers));
                    return answers.refused();
                });
    }

    private List<Outcome> understood(Map<String, WorkItem> open, Map<String, Extraction> answers) {
        return answers.entrySet().stream()
                .filter(answer -> open.containsKey(answer.getKey()))
                .map(answer -> verdict.understood(open.get(answer.getKey()), answer.getValue()))
                .toList();
    }

    /** An outage is no failure of the SMS: it waits with the attempts it had. */
    private static List<Outcome> waiting(Map<String, WorkItem> open, Answers answers) {
        return answers.unreachable().entrySet().stream()
                .filter(wait -> open.containsKey(wait.getKey()))
                .<Outcome>map(wait -> new Outcome.Later(open.get(wait.getKey()), wait.getValue(), true))
                .toList();
    }

    private static List<Sms> messages(Map<String, WorkItem> open) {
        return open.values().stream().map(WorkItem::sms).toList();
    }
}
