package io.lifafa.promises;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.LoggerFactory;

/** What is logged at WARN or above, by anybody, while this is open. Thread rule: any. */
public final class Warnings implements AutoCloseable {
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.WARN)) {
                var thrown = Optional.ofNullable(event.getThrowableProxy()).map(IThrowableProxy::getMessage);
                lines.add(event.getLoggerName() + ": " + event.getFormattedMessage() + thrown.orElse(""));
            }
        }
    };

    private Warnings() {}

    public static Warnings listen() {
        var warnings = new Warnings();
        warnings.appender.start();
        root().addAppender(warnings.appender);
        return warnings;
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    public void close() {
        root().detachAppender(appender);
    }
}
