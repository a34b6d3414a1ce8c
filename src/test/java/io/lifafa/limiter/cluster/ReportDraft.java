package io.lifafa.limiter.cluster;

import io.lifafa.limiter.PaceState;
import java.util.Optional;

/** A report of which a test states only what matters to it. */
final class ReportDraft {
    private final String name;
    private long beat = 2;
    private long ageMillis;
    private double share;
    private double wants = 1;
    private long accepted;
    private boolean refused;
    private long pauseNumber;
    private long pauseMillis;
    private boolean lift;
    private long lifts;
    private long paceNumber;
    private Optional<PaceState> pace = Optional.empty();

    ReportDraft(String name) {
        this.name = name;
    }

    ReportDraft beat(long number) {
        beat = number;
        return this;
    }

    ReportDraft age(long millis) {
        ageMillis = millis;
        return this;
    }

    ReportDraft uses(double part) {
        share = part;
        return this;
    }

    ReportDraft wants(double part) {
        wants = part;
        return this;
    }

    ReportDraft accepted(long calls) {
        accepted = calls;
        return this;
    }

    ReportDraft refused() {
        refused = true;
        return this;
    }

    ReportDraft pause(long number, long millis) {
        pauseNumber = number;
        pauseMillis = millis;
        return this;
    }

    ReportDraft lift() {
        lift = true;
        return this;
    }

    ReportDraft lifts(long number) {
        lifts = number;
        return this;
    }

    ReportDraft pace(long number, PaceState state) {
        paceNumber = number;
        pace = Optional.of(state);
        return this;
    }

    Report report() {
        return new Report(
                name,
                beat,
                ageMillis,
                share,
                wants,
                accepted,
                0,
                refused,
                pauseNumber,
                pauseMillis,
                lift,
                lifts,
                paceNumber,
                pace);
    }
}
