package io.lifafa.store.embedded.wire;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.exception.MongoServerException;
import de.bwaldvogel.mongo.exception.MongoServerNotYetImplementedException;
import io.netty.handler.codec.EncoderException;
import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a client is told of a command that failed. Most failures inside mongo-java-server are arguments that it did not
 * expect; a client can do something about these, and nothing about an internal error. Thread rule: any.
 */
final class CommandErrors {

    private static final Logger LOG = LoggerFactory.getLogger(CommandErrors.class);
    private static final int INTERNAL_ERROR = 1;
    private static final int BAD_VALUE = 2;
    private static final int FAILED_TO_PARSE = 9;
    private static final int OVERFLOW = 15;
    private static final int NOT_IMPLEMENTED = 238;

    private CommandErrors() {}

    static Document reply(Document command, Throwable failure) {
        boolean wrapped = failure instanceof CompletionException || failure instanceof EncoderException;
        Throwable cause = wrapped && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof MongoServerException expected) {
            LOG.debug("{} failed: {}", name(command), expected.getClass().getSimpleName());
            return expected(expected);
        }
        // Its message may quote a document.
        LOG.warn("{} failed: {} at {}", name(command), cause.getClass().getName(), origin(cause));
        if (cause instanceof UnsupportedOperationException) {
            return error(name(command) + " is not supported in this form", NOT_IMPLEMENTED, "NotImplemented");
        }
        if (cause instanceof StackOverflowError) {
            return error(name(command) + " is nested too deeply", OVERFLOW, "Overflow");
        }
        return isOfTheArguments(cause)
                ? error(
                        "the arguments of " + name(command) + " are of a form that is not understood here",
                        FAILED_TO_PARSE,
                        "FailedToParse")
                : error(
                        name(command) + " failed: " + cause.getClass().getSimpleName(),
                        INTERNAL_ERROR,
                        "InternalError");
    }

    private static Document expected(MongoServerException failure) {
        String message = failure.getMessageWithoutErrorCode();
        if (failure instanceof MongoServerNotYetImplementedException) {
            return error(message, NOT_IMPLEMENTED, "NotImplemented");
        }
        return failure instanceof MongoServerError error
                ? error(message, error.getCode(), error.getCodeName())
                : error(message, BAD_VALUE, "BadValue");
    }

    private static boolean isOfTheArguments(Throwable cause) {
        return cause instanceof ClassCastException
                || cause instanceof NullPointerException
                || cause instanceof IllegalArgumentException
                || cause instanceof ArithmeticException
                || cause instanceof IndexOutOfBoundsException
                || cause instanceof NoSuchElementException
                || cause instanceof DateTimeException;
    }

    private static Document error(String message, int code, String codeName) {
        Document reply = new Document("ok", 0.0).append("errmsg", message).append("code", code);
        reply.putIfNotNull("codeName", codeName);
        return reply;
    }

    private static String origin(Throwable cause) {
        return cause.getStackTrace().length == 0 ? "an unknown place" : cause.getStackTrace()[0].toString();
    }

    private static String name(Document command) {
        return command.isEmpty()
                ? "an empty command"
                : command.keySet().iterator().next();
    }
}
