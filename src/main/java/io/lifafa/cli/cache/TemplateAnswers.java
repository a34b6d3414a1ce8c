package io.lifafa.cli.cache;

import io.lifafa.cache.matching.TemplateCodec;
import io.lifafa.cache.matching.TemplateLibrary;
import io.lifafa.config.LifafaConfig;
import io.lifafa.rules.Rules;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;

/** The learned templates of the configured store, read without changing anything in it. */
public final class TemplateAnswers {
    private TemplateAnswers() {}

    /** True if there is a store to look at. */
    public static boolean hasStore(LifafaConfig config) {
        return config.store().uri().isPresent()
                || Files.isDirectory(config.store().dataDir());
    }

    /** @throws Exception if the store cannot be opened */
    public static TemplateLibrary library(LifafaConfig config) throws Exception {
        var rules = new Rules(config.zone(), config.rules().lexicon());
        try (var stored = StoredTemplates.look(config)) {
            var library = new TemplateLibrary(config.cache().maxTemplates(), config.zone(), sms -> rules.read(sms)
                    .extraction());
            stored.forEach(json -> put(json, library));
            return library;
        }
    }

    /** One of another form is left out, as a node does. */
    private static void put(JsonObject json, TemplateLibrary library) {
        try {
            library.put(TemplateCodec.read(json));
        } catch (IllegalArgumentException unreadable) {
            System.err.println("template " + json.getString("id") + " is of another form and left out");
        }
    }
}
