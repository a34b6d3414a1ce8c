package io.lifafa.cache.matching;

import io.lifafa.cache.template.Template;
import java.util.concurrent.atomic.LongAdder;

/** A template in memory, with what only this node knows: how often and when it last answered. */
public final class Entry {
    private volatile Template template;
    private volatile long lastUse;
    private final LongAdder hits = new LongAdder();

    Entry(Template template, long now) {
        this.template = template;
        lastUse = now;
    }

    Template template() {
        return template;
    }

    void set(Template changed) {
        template = changed;
    }

    void used(long now) {
        hits.increment();
        lastUse = now;
    }

    long hits() {
        return hits.sum();
    }

    long lastUse() {
        return lastUse;
    }
}
