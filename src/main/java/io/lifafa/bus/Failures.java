package io.lifafa.bus;

import io.vertx.core.eventbus.ReplyException;
import io.vertx.core.eventbus.ReplyFailure;
import io.vertx.serviceproxy.ServiceException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What failures of stages mean to those who ask. */
public final class Failures {
    /** The same question may be answered later. */
    static final int UNAVAILABLE = 503;

    /** Something is wrong in there. */
    static final int INTERNAL = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private Failures() {}

    /** Nobody listens: nothing was carried out. */
    public static boolean isNobodyThere(Throwable failure) {
        return failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.NO_HANDLERS;
    }

    /** Nobody has answered in time: what was asked for may have been carried out, or still be. */
    public static boolean isSilence(Throwable failure) {
        return failure instanceof ReplyException reply && reply.failureType() == ReplyFailure.TIMEOUT;
    }

    /** The failure as the one who asked hears of it: with its code, or without the text of what nobody foresaw. */
    static ServiceException told(String what, Throwable failure) {
        if (failure instanceof ServiceException service) {
            return service;
        }
        if (failure instanceof ReplyException reply) {
            return new ServiceException(
                    UNAVAILABLE, what + ": a stage that it needs does not answer: " + reply.failureType());
        }
        LOG.error("{} has failed", what, withoutText(failure));
        return new ServiceException(
                INTERNAL, what + " has failed: " + failure.getClass().getSimpleName());
    }

    /** What an exception says may hold what it was thrown about: the text of an SMS. */
    private static Throwable withoutText(Throwable failure) {
        var silent = new IllegalStateException(failure.getClass().getName());
        silent.setStackTrace(failure.getStackTrace());
        return silent;
    }
}
