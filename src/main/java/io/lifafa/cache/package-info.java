/**
 * Learned wordings: reads the values of a message whose wording is known, without asking anybody.
 *
 * <p>{@link io.lifafa.cache.TemplateLibrary} is the whole in memory. A text is cut into {@code Tokens}; an answered text
 * gives a {@code Layout} (its {@code Pattern}) and an {@code Example} (what the answer says about each field, and with what
 * {@code Certainty}); examples vote in a {@link io.lifafa.cache.Template}, whose {@code Reading} answers once every critical
 * field is decided. {@link io.lifafa.cache.TemplateCache} is what the pipeline expects. Thread rule: non-blocking, any
 * thread; templates are immutable.
 */
@ModuleGen(name = "lifafa-cache", groupPackage = "io.lifafa.cache")
package io.lifafa.cache;

import io.vertx.codegen.annotations.ModuleGen;
