package io.lifafa.store.embedded.wire;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import io.lifafa.store.embedded.auth.Conversation;
import io.lifafa.store.embedded.auth.Scram;
import io.lifafa.store.embedded.command.CommandKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One client's way in. Until it has logged in it gets the greeting that drivers open and watch a server with, and nothing
 * of the store. Thread rule: {@link #isIn} any, the rest the client's own.
 */
final class ClientLogin {

    private static final int UNAUTHORIZED = 13;
    private static final int FAILED = 18;
    private static final int NO_SUCH_MECHANISM = 334;
    private static final int CONVERSATION = 1;

    private final Optional<Scram> scram;
    private Optional<Conversation> conversation = Optional.empty();
    private boolean skipsEmptyExchange;
    private boolean proved;
    private volatile boolean in;

    /** @param scram absent: everyone is let in */
    ClientLogin(Optional<Scram> scram) {
        this.scram = scram;
        this.in = scram.isEmpty();
    }

    boolean isIn() {
        return in;
    }

    /**
     * The answer to a command of the login itself; empty for any other.
     *
     * @throws MongoServerError code 18 if the login fails, code 13 if the command is not for a client without one
     */
    Optional<Document> answer(String command, Document query) {
        switch (command.toLowerCase(Locale.ROOT)) {
            case "saslstart":
                return Optional.of(start(query));
            case "saslcontinue":
                return Optional.of(proceed(query));
            case "logout":
                in = scram.isEmpty();
                return Optional.of(okay(new Document()));
            default:
                if (!in && !CommandKind.isGreeting(command)) {
                    throw new MongoServerError(
                            UNAUTHORIZED, "Unauthorized", "command " + command + " requires authentication");
                }
                return Optional.empty();
        }
    }

    /** Tells a driver that asks for it by which mechanism to log in. */
    void describe(Document query, Document hello) {
        if (scram.isPresent() && query.containsKey("saslSupportedMechs")) {
            hello.put("saslSupportedMechs", List.of(Scram.MECHANISM));
        }
    }

    static boolean isFailure(Throwable failure) {
        return failure instanceof MongoServerError error && error.getCode() == FAILED;
    }

    private Document start(Document query) {
        if (scram.isEmpty() || !Scram.MECHANISM.equals(query.get("mechanism"))) {
            throw new MongoServerError(
                    NO_SUCH_MECHANISM,
                    "MechanismUnavailable",
                    scram.isEmpty() ? "this server asks for no login" : "the mechanism here is " + Scram.MECHANISM);
        }
        in = false;
        proved = false;
        skipsEmptyExchange =
                query.get("options") instanceof Document options && Utils.isTrue(options.get("skipEmptyExchange"));
        var begun = scram.get().converse();
        var answer = begun.first(payload(query)).orElseThrow(ClientLogin::failed);
        conversation = Optional.of(begun);
        return reply(false, answer);
    }

    private Document proceed(Document query) {
        if (proved && conversation.isPresent()) {
            conversation = Optional.empty();
            in = true;
            return reply(true, new byte[0]);
        }
        var signature = conversation.flatMap(begun -> begun.last(payload(query)));
        if (signature.isEmpty()) {
            conversation = Optional.empty();
            throw failed();
        }
        proved = true;
        if (skipsEmptyExchange) {
            conversation = Optional.empty();
            in = true;
        }
        return reply(in, signature.get());
    }

    private static byte[] payload(Document query) {
        if (query.get("payload") instanceof BinData bytes) {
            return bytes.getData();
        }
        throw failed();
    }

    private static Document reply(boolean done, byte[] payload) {
        return okay(new Document("conversationId", CONVERSATION)
                .append("done", done)
                .append("payload", new BinData(payload)));
    }

    private static Document okay(Document reply) {
        Utils.markOkay(reply);
        return reply;
    }

    /** The same whatever was wrong. */
    private static MongoServerError failed() {
        return new MongoServerError(FAILED, "AuthenticationFailed", "Authentication failed.");
    }
}
