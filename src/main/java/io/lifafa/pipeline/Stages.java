package io.lifafa.pipeline;

import io.lifafa.api.ExtractionApi;
import io.lifafa.cache.TemplateCache;
import io.lifafa.config.Fallback;
import io.lifafa.rules.FilterReason;
import io.lifafa.sms.Extraction;
import io.lifafa.sms.Sms;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whom the pipeline asks, in this order.
 *
 * @param filter says which messages are certainly no transactions
 * @param cache answers for known wordings, where there is an API to learn from
 * @param api answers for the others
 * @param rules answer where nobody else does
 * @param fallback what becomes of SMS that the API cannot answer
 */
public record Stages(
        Function<Sms, Optional<FilterReason>> filter,
        Optional<TemplateCache> cache,
        Optional<ExtractionApi> api,
        Function<Sms, Extraction> rules,
        Fallback fallback) {
    /** Only the rules answer. */
    public static Stages rulesAlone(Function<Sms, Optional<FilterReason>> filter, Function<Sms, Extraction> rules) {
        return new Stages(filter, Optional.empty(), Optional.empty(), rules, Fallback.RULES);
    }
}
