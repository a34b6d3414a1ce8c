package io.lifafa.cache.sync;

import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.store.Archive;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the rows worked on again that a template wrote before it was proven wrong.
 *
 * <p>At once, and then again with every {@link #sweep}: rows may be stored late (a chunk waits for the API for minutes, or
 * for a node that takes it over), a call may fail, a node may die. What a wrong version wrote is found by an index, and
 * where there is nothing there is nothing to do. Thread rule: the event loop it was created on; {@link #proven} any.
 */
public final class ReworkRequests {
    private static final Logger LOG = LoggerFactory.getLogger(ReworkRequests.class);

    /** Versions before the last that are looked at. */
    private static final int VERSIONS = 3;

    private record Wrong(String templateId, int version) {}

    private final TemplateLibrary library;
    private final Archive archive;
    private boolean sweeping;

    public ReworkRequests(TemplateLibrary library, Archive archive) {
        this.library = library;
        this.archive = archive;
    }

    public void proven(String templateId, int version) {
        LOG.warn("template {} in version {} was proven wrong: its rows are worked on again", templateId, version);
        again(new Wrong(templateId, version));
    }

    /** Looks for rows of all versions that were ever found wrong, one after another. */
    public void sweep() {
        if (sweeping) {
            return;
        }
        var wrong = new ArrayDeque<Wrong>();
        for (var template : library.all()) {
            for (int version = Math.max(1, template.version() - VERSIONS); version < template.version(); version++) {
                wrong.add(new Wrong(template.id(), version));
            }
        }
        sweeping = true;
        next(wrong).onComplete(swept -> sweeping = false);
    }

    private Future<Void> next(Deque<Wrong> wrong) {
        return wrong.isEmpty() ? Future.succeededFuture() : again(wrong.pop()).transform(done -> next(wrong));
    }

    private Future<?> again(Wrong wrong) {
        return archive.rework(wrong.templateId(), wrong.version())
                .onFailure(failure -> LOG.warn(
                        "rows of template {} in version {} are looked for again later: {}",
                        wrong.templateId(),
                        wrong.version(),
                        failure.getMessage()));
    }
}
