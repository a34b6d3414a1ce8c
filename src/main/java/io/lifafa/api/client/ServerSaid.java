package io.lifafa.api.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a server gave as the reason of an error, cleaned: codes are letters, digits and {@code _ . : -}, up to 64 of them;
 * of the message what may be an account, a key or an address is left out, and all of it where a piece of our own key
 * stands in it.
 *
 * <p>A message may repeat what it was sent. It is to be shown only of a call that carried nobody's SMS.
 *
 * @param status of the answer
 * @param code a word for programs; empty if there is none
 * @param type another; empty if there is none
 * @param message for people, up to 200 characters; empty if there is none, or none that may be shown
 */
public record ServerSaid(int status, String code, String type, String message) {
    /** Nothing. */
    public static final ServerSaid NOTHING = new ServerSaid(0, "", "", "");

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_MESSAGE = 200;
    private static final int LONGEST_READ = 2_000;

    /** So many characters of the key in a row are a piece of it. */
    private static final int PIECE = 4;

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_.:-]{1,64}");
    private static final Pattern UNPRINTABLE = Pattern.compile("[^\\p{L}\\p{N}\\p{P}\\p{S} ]+");
    private static final Pattern PRIVATE = Pattern.compile("\\S+@\\S+"
            + "|\\b(?:sk|pk|key|org|proj|user|team|acct|account)-[\\w-]+"
            + "|(?i:\\bbearer\\s+\\S+)"
            + "|\\b(?=\\w*\\d)\\w{12,}\\b"
            + "|\\p{N}{4,}");

    /** Reads the body of an error, whatever it is. */
    static ServerSaid of(int status, byte[] body, Optional<String> key) {
        try {
            var error = error(JSON.readTree(body));
            var said = new ServerSaid(status, code(error, "code", "status"), code(error, "type"), message(error, key));
            return said.code.isEmpty() && said.type.isEmpty() && said.message.isEmpty() ? NOTHING : said;
        } catch (IOException e) {
            // Not passed on: it holds text of the reply.
            return NOTHING;
        }
    }

    /** {@code {"error": …}}, {@code [{"error": …}]}, {@code {"detail": …}}, {@code {"detail": {"error": …}}} or bare. */
    private static JsonNode error(JsonNode root) {
        var node = root.isArray() ? root.path(0) : root;
        for (var name : new String[] {"detail", "error"}) {
            node = node.hasNonNull(name) ? node.path(name) : node;
        }
        return node.isArray() ? node.path(0) : node;
    }

    private static String code(JsonNode error, String... names) {
        for (var name : names) {
            var code = error.path(name).asText("");
            if (error.path(name).isValueNode() && CODE.matcher(code).matches()) {
                return code;
            }
        }
        return "";
    }

    private static String message(JsonNode error, Optional<String> key) {
        var text = error.isTextual() ? error.textValue() : error.path("message").asText("");
        var start = text.substring(0, Math.min(LONGEST_READ, text.length()));
        if (key.filter(secret -> repeats(start, secret)).isPresent()) {
            return "";
        }
        var clean = PRIVATE.matcher(UNPRINTABLE.matcher(start).replaceAll(" ")).replaceAll("…");
        return clean.strip()
                .substring(0, Math.min(LONGEST_MESSAGE, clean.strip().length()));
    }

    private static boolean repeats(String text, String key) {
        for (int i = 0; i + PIECE <= key.length(); i++) {
            if (text.contains(key.substring(i, i + PIECE))) {
                return true;
            }
        }
        return key.length() < PIECE && text.contains(key);
    }

    /** For people: status, codes, message. */
    public String text() {
        var words = new StringBuilder(status < 300 ? "" : "HTTP " + status);
        if (!code.isEmpty() && !code.equals(Integer.toString(status))) {
            words.append(' ').append(code);
        }
        if (!type.isEmpty() && !type.equals(code)) {
            words.append(' ').append(type);
        }
        if (!message.isEmpty()) {
            words.append(": \"").append(message).append('"');
        }
        return words.toString().strip();
    }

    /** Without the message. */
    @Override
    public String toString() {
        return "ServerSaid[" + status + " " + code + " " + type + "]";
    }
}
