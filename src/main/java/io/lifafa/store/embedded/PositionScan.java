package io.lifafa.store.embedded;

/** A walk along an index. */
interface PositionScan {

    boolean advance();

    Key position();

    void pause();
}
