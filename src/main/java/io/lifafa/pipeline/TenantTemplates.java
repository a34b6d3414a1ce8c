package io.lifafa.pipeline;

import io.lifafa.cache.Inquiry;
import io.lifafa.cache.Lesson;
import io.lifafa.cache.Lookup;
import io.lifafa.cache.TemplateCache;
import io.lifafa.sms.Sms;
import io.lifafa.tenants.settings.TemplateSharing;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The shared templates for a tenant, which may have chosen not to take answers from them, or not to give them any. Thread rule: any. */
final class TenantTemplates implements TemplateCache {
    private final TemplateCache shared;
    private final TemplateSharing sharing;

    TenantTemplates(TemplateCache shared, TemplateSharing sharing) {
        this.shared = shared;
        this.sharing = sharing;
    }

    @Override
    public Future<Lookup> lookup(Inquiry inquiry) {
        return sharing.take()
                ? shared.lookup(inquiry)
                : Future.succeededFuture(new Lookup(
                        Map.of(),
                        Set.of(),
                        inquiry.messages().stream().map(Sms::id).toList()));
    }

    /** Who takes and gives nothing still says that he has asked: others wait for that. */
    @Override
    public Future<List<String>> learn(Lesson lesson) {
        if (sharing.give()) {
            return shared.learn(lesson);
        }
        return sharing.take() ? shared.learn(new Lesson(lesson.asked(), Map.of())) : Future.succeededFuture(List.of());
    }
}
