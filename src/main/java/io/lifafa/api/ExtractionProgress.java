package io.lifafa.api;

import java.util.Set;

/**
 * How far a request has come. An SMS that was asked about and stands nowhere in it is still being asked for.
 *
 * @param answers what came of SMS so far
 * @param handedBack SMS that this node will not ask for, because it is about to leave: another one may
 * @param unknown SMS that this node has never heard of, or has forgotten: send them again
 */
public record ExtractionProgress(Answers answers, Set<String> handedBack, Set<String> unknown) {
    public ExtractionProgress {
        handedBack = Set.copyOf(handedBack);
        unknown = Set.copyOf(unknown);
    }
}
