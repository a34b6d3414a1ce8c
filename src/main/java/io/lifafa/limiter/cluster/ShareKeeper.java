package io.lifafa.limiter.cluster;

import io.vertx.core.Future;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports for a {@link LimitsMembership}: about once a second, and at once when there is something to say or to hear. One report is
 * under way at a time. A report that fails is followed by the next a second later.
 *
 * <p>States: <em>idle</em>; <em>under way</em>, while a report is; <em>failing</em>, idle after a report that failed, when only time
 * brings the next one; <em>stopped</em>, for good. Thread rule: that of the limiter.
 */
public final class ShareKeeper {
    /** How often to look whether a report is due. */
    public static final long TICK_MILLIS = 250;

    private static final Logger LOG = LoggerFactory.getLogger(ShareKeeper.class);

    private final LimitsMembership membership;
    private final Function<Report, Future<Answer>> renew;
    private final LongSupplier nanos;
    private final Runnable changed;
    private boolean underWay;
    private boolean again;
    private boolean failing;
    private boolean stopped;

    /**
     * @param renew sends a report; its Future must end within a few seconds
     * @param changed is called when the limiter was told something
     */
    public ShareKeeper(
            LimitsMembership membership, Function<Report, Future<Answer>> renew, LongSupplier nanos, Runnable changed) {
        this.membership = membership;
        this.renew = renew;
        this.nanos = nanos;
        this.changed = changed;
    }

    /** To be called every {@link #TICK_MILLIS}. */
    public void tick() {
        if (membership.isDue(nanos.getAsLong())) {
            renew();
        }
    }

    /** To be called after whatever the limiter decided or learned. */
    public void look() {
        if (!failing && !underWay && membership.isUrgent(nanos.getAsLong())) {
            renew();
        }
    }

    /** Something has changed at that revision. */
    public void hint(long revision) {
        if (underWay) {
            again = true;
        } else if (membership.isBehind(revision)) {
            renew();
        }
    }

    /** Nothing more is reported. */
    public void stop() {
        stopped = true;
    }

    private void renew() {
        if (underWay || stopped) {
            return;
        }
        underWay = true;
        again = false;
        renew.apply(membership.report(nanos.getAsLong())).onComplete(answer -> {
            underWay = false;
            if (answer.failed()) {
                failed(answer.cause());
                return;
            }
            failing = false;
            boolean more = membership.answered(answer.result(), nanos.getAsLong());
            changed.run();
            if (more || again) {
                renew();
            } else {
                look();
            }
        });
    }

    private void failed(Throwable failure) {
        if (!failing) {
            LOG.warn("the limits that nodes share cannot be kept: {}; calls stop soon", failure.getMessage());
        }
        failing = true;
    }
}
