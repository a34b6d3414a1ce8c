package io.lifafa.limiter.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A wait that one member was told and all heed, without comparing clocks. */
@Timeout(20)
class PauseTest {
    private final Pause pause = new Pause(3, "b", 5_000, 2);

    private static ReportDraft a() {
        return new ReportDraft("a").lifts(2);
    }

    private Pause after(ReportDraft report) {
        return pause.after(report.report(), true);
    }

    @Test
    void aRefusalIsANewWaitOfWhoWasRefused() {
        assertThat(after(a().refused().pause(3, 1_000))).isEqualTo(new Pause(4, "a", 1_000, 2));
    }

    @Test
    void whoDidNotYetKnowTheWaitOfAnotherDoesNotShortenIt() {
        assertThat(after(a().refused().pause(2, 1_000))).isEqualTo(new Pause(4, "a", 5_000, 2));
        assertThat(after(a().refused().pause(2, 9_000))).isEqualTo(new Pause(4, "a", 9_000, 2));
    }

    @Test
    void onlyWhoHeardItCountsItDownAndOnlyDown() {
        assertThat(after(new ReportDraft("b").lifts(2).pause(3, 4_000))).isEqualTo(new Pause(3, "b", 4_000, 2));
        assertThat(after(new ReportDraft("b").lifts(2).pause(3, 6_000))).isEqualTo(pause);
        assertThat(after(new ReportDraft("b").lifts(2).pause(2, 4_000)))
                .as("of an earlier wait")
                .isEqualTo(pause);
        assertThat(after(a().pause(3, 4_000))).isEqualTo(pause);
    }

    @Test
    void anotherGoesOnCountingWhenWhoHeardItIsGone() {
        assertThat(pause.after(a().pause(3, 4_000).report(), false)).isEqualTo(new Pause(3, "a", 4_000, 2));
    }

    @Test
    void aLiftEndsItForAll() {
        assertThat(after(a().lift().pause(3, 4_000))).isEqualTo(new Pause(4, "a", 0, 3));
        assertThat(after(a().lift().refused().pause(3, 700)))
                .as("told to wait since")
                .isEqualTo(new Pause(4, "a", 700, 3));
    }

    @Test
    void aWaitThatWasHeardBeforeTheLastLiftIsVoid() {
        assertThat(after(a().lifts(1).refused().pause(3, 60_000))).isEqualTo(pause);
    }

    @Test
    void itIsReadAsItWasWritten() {
        assertThat(Pause.of(pause.toJson())).isEqualTo(pause);
    }
}
