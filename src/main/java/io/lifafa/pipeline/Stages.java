package io.lifafa.pipeline;

import io.lifafa.api.ExtractionApi;
import io.lifafa.cache.TemplateCache;
import io.lifafa.config.Fallback;
import io.lifafa.rules.Reading;
import io.lifafa.sms.Sms;
import io.lifafa.tenants.settings.TemplateSharing;
import java.util.Optional;
import java.util.function.Function;

/**
 * Whom the pipeline asks, in this order.
 *
 * @param rules read an SMS: say whether it is certainly no transaction, and answer where nobody else does
 * @param cache answers for known wordings, where there is an API to learn from
 * @param api answers for the others
 * @param fallback what becomes of SMS that the API cannot answer
 * @param sharing whether a tenant takes part in the shared templates, from memory
 */
public record Stages(
        Function<Sms, Reading> rules,
        Optional<TemplateCache> cache,
        Optional<ExtractionApi> api,
        Fallback fallback,
        Function<String, TemplateSharing> sharing) {
    /** All tenants take part. */
    public Stages(
            Function<Sms, Reading> rules,
            Optional<TemplateCache> cache,
            Optional<ExtractionApi> api,
            Fallback fallback) {
        this(rules, cache, api, fallback, tenant -> TemplateSharing.BOTH);
    }
}
