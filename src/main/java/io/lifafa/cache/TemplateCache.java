package io.lifafa.cache;

import io.vertx.core.Future;
import java.util.List;

/**
 * Answers for wordings that were seen before, and learns those that were not. A hit is right, or it is no hit.
 *
 * <p>One at a time: of the messages of one wording only one is to be asked for; the others wait for what it teaches. The
 * Futures fail only if the stage itself does. Thread rule: any.
 */
public interface TemplateCache {
    /**
     * Looks messages up. What is to be asked is the caller's from now on: others wait for it until {@link #learn} is told
     * of it, or some seconds have passed. If nothing can be answered or asked, this takes until something that is waited
     * for was learned.
     *
     * @param inquiry the messages
     */
    Future<Lookup> lookup(Inquiry inquiry);

    /**
     * Learns from answers that were checked against their messages.
     *
     * @param lesson everything that was asked, answered or not
     * @return the ids of messages whose answer contradicts a template that answers: ask them once more and tell that
     *     too. If the second answer agrees with the first, the template is wrong: it answers nothing more, and every row
     *     that it wrote is worked on again
     */
    Future<List<String>> learn(Lesson lesson);
}
