package io.lifafa.store.embedded.maps;

import java.io.IOException;

/** The commits that the journal has and the data file does not have yet. */
public interface MissingCommits {
    /**
     * Repeats their changes in order.
     *
     * @param into is given each change
     * @param afterFrame runs after the changes of each commit
     * @throws IOException if the journal cannot be read
     */
    void replay(Changes into, Runnable afterFrame) throws IOException;
}
