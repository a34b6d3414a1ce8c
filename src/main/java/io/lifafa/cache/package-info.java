/**
 * Learned wordings: reads the values of a message whose wording is known, without asking anybody.
 *
 * <p>{@link io.lifafa.cache.matching.TemplateLibrary} is the whole in memory. A text is cut into {@code Tokens}; an answered text
 * gives a {@code Layout} (its {@code Pattern}) and an {@code Example} (what the answer says about each field, and with what
 * {@code Certainty}); examples vote in a {@link io.lifafa.cache.template.Template}, whose {@code TemplateReading} answers once every critical
 * field is decided. All that knows no Vert.x.
 *
 * <p>{@code io.lifafa.cache.caution} keeps a wording from answering what means something else: {@code LooseValues} and names are
 * checked with it. {@code Seams} cuts off the words that touch a name.
 *
 * <p>{@link io.lifafa.cache.TemplateCache} is what the pipeline sees of it: {@code CachingService} looks up and learns,
 * {@code SingleFlight} has others of a wording wait, {@code TemplateSync} keeps in step with the store and the other nodes,
 * {@code ReworkRequests} has the rows of a wrong template worked on again. {@code CacheClient} reaches it from any node. Serves
 * {@code lifafa.v2.cache} and {@code lifafa.cache}; publishes and hears {@code lifafa.templates}; calls
 * {@code lifafa.v2.store.templates} and {@code lifafa.v2.store.archive}. Thread rule: non-blocking, any thread; templates are immutable; matching and learning
 * run on a pool of their own.
 */
package io.lifafa.cache;
