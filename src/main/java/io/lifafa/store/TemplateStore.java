package io.lifafa.store;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * The learned wordings, shared by all nodes.
 *
 * <p>A template is a {@code JsonObject} with the string {@code id}, the whole number {@code revision} and whatever else
 * belongs to it, which is kept as it is; no key in it holds a dot or begins with {@code $}, and {@code updated} is not
 * its own to set.
 *
 * <p>Every Future fails with a {@code ServiceException}, code 503, if the database cannot be reached. Thread rule: any.
 */
public interface TemplateStore {
    /**
     * A page of all templates in the order of their ids.
     *
     * @param after only those behind this id; empty from the start
     * @param limit at most so many, 1 to 500
     */
    Future<List<JsonObject>> page(String after, int limit);

    /**
     * Stores the template if there is none with its id or that one has a smaller {@code revision}.
     *
     * @return false if what is stored is as new or newer; it is then left as it is
     */
    Future<Boolean> save(JsonObject template);

    /** Those of the templates that are stored, the removed ones as in {@link #changedSince}. At most 1,000 ids. */
    Future<List<JsonObject>> stored(List<String> ids);

    /**
     * The templates saved or removed at or after this moment of the store's clock, oldest first, at most 1,000; each with
     * that moment as {@code updated}, to ask on from. One that was removed within the last day is
     * {@code {"id", "removed": true, "revision", "updated"}}.
     *
     * <p>A change may become visible some seconds after its moment, and the store's clock may be set back: ask from some
     * time before.
     */
    Future<List<JsonObject>> changedSince(long millis);

    /**
     * Removes a template. That counts as its next revision, so nobody who knows only the last one brings it back.
     *
     * @return false if there was none
     */
    Future<Boolean> remove(String id);
}
