package io.lifafa.api.refusal;

import java.util.OptionalLong;

/** For how long calls have gone out without one good answer. Thread rule: the stage's event loop. */
public final class Silence {
    private OptionalLong since = OptionalLong.empty();

    public void callSent(long now) {
        since = since.isPresent() ? since : OptionalLong.of(now);
    }

    public void answered() {
        since = OptionalLong.empty();
    }

    /** Since the first call after the last good answer; 0 if none was sent. */
    public long millis(long now) {
        return since.isPresent() ? (now - since.getAsLong()) / 1_000_000 : 0;
    }
}
