package io.lifafa.cli.run;

import io.lifafa.bus.Addresses;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.Closeable;
import java.io.Console;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a run is: a live line on a terminal, a line now and then elsewhere. On the error output. Thread rule: any. */
public final class Progress implements Closeable {
    private static final long LINE_MILLIS = 5_000;
    private static final long BAR_MILLIS = 1_000;
    private static final int REFRESH_MILLIS = 200;

    private final AtomicLong read = new AtomicLong();
    private final AtomicLong settled = new AtomicLong();
    private final Vertx vertx;
    private final ApiPulse pulse;
    private final Answerers answerers = new Answerers();
    private final ProgressBar bar;
    private final long timer;

    public Progress(Vertx vertx) {
        this.vertx = vertx;
        this.pulse = new ApiPulse(vertx);
        boolean live = isTerminal() && System.getenv("TERM") != null;
        this.bar = live ? bar() : null;
        this.timer = vertx.setPeriodic(live ? BAR_MILLIS : LINE_MILLIS, tick -> line());
        vertx.eventBus().<JsonObject>consumer(Addresses.CHUNKS, message -> closed(message.body()));
    }

    /** Since Java 22 there is a console even where there is no terminal; it says so by a method that 17 does not have. */
    private static boolean isTerminal() {
        var console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static ProgressBar bar() {
        return new ProgressBarBuilder()
                .setTaskName("SMS")
                .setInitialMax(-1)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REFRESH_MILLIS)
                .showSpeed()
                .build();
    }

    private void closed(JsonObject chunk) {
        long count = chunk.getInteger("processed")
                + chunk.getInteger("filtered")
                + chunk.getInteger("duplicate")
                + chunk.getInteger("dead");
        settled.addAndGet(count);
        answerers.closed(chunk);
        if (bar != null) {
            bar.stepBy(count);
        }
    }

    /** How many SMS have come to their end, those of earlier runs included. */
    long settled() {
        return settled.get();
    }

    /** See {@link ApiPulse#trouble}. */
    Optional<ApiTrouble> trouble() {
        return pulse.trouble();
    }

    /** Who answered what so far. */
    Answerers answerers() {
        return answerers;
    }

    /** So many SMS more were read. */
    void read(long count) {
        read.addAndGet(count);
    }

    /** There are no more than these. */
    void allRead(long total) {
        if (bar != null) {
            bar.maxHint(total);
        }
    }

    private void line() {
        var api = pulse.words();
        if (bar != null) {
            bar.setExtraMessage(api);
            return;
        }
        System.err.printf("%,d SMS read, %,d done%s%n", read.get(), settled.get(), api.isEmpty() ? "" : "; " + api);
    }

    @Override
    public void close() {
        vertx.cancelTimer(timer);
        pulse.close();
        if (bar != null) {
            bar.close();
        }
    }
}
