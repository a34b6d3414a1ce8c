package io.lifafa.promises;

import io.lifafa.sms.Sms;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** An SMS whose every value can be told from anything else, in good and bad inputs of all formats. */
final class Canary {
    static final String ID = "visible-id-1";
    static final String WORD = "Zebraquartz";
    static final String SENDER = "AX-QYXVBK-T";
    static final String KEY = "sk-hush-4242";
    private static final String ACCOUNT = "60517733518";
    private static final String AMOUNT = "73519.64";
    private static final String USER = "quillfeather77";
    private static final String PHONE = "9198877665544";
    private static final String MAIL = "mallowfern";

    /** What must not come out. */
    static final List<String> SECRETS = List.of(WORD, SENDER, KEY, ACCOUNT, AMOUNT, USER, PHONE, MAIL);

    private static final String TEXT =
            "Rs." + AMOUNT + " debited from A/c " + ACCOUNT + " at " + WORD + " STORES. Avl bal Rs.90.00";

    private Canary() {}

    /**
     * Something that is sent.
     *
     * @param type of its content
     * @param body as text
     */
    record Input(String type, String body) {}

    static Sms sms() {
        return Sms.of(ID, USER, SENDER, TEXT, Instant.parse("2025-06-01T10:00:00Z"));
    }

    private static JsonObject json() {
        return new JsonObject()
                .put("unique_id", ID)
                .put("user_id", USER)
                .put("sender", SENDER)
                .put("body", TEXT)
                .put("date", "2025-06-01T10:00:00Z")
                .put("phone", PHONE)
                .put("email_id", MAIL + "@example.org");
    }

    static List<Input> inputs() {
        var good = json().encode();
        var anonymous = json();
        anonymous.remove("unique_id");
        var otp = json().put("unique_id", "visible-id-2").put("body", "519472 is your OTP, " + WORD);
        var unclear = json().put("unique_id", "visible-id-3").put("body", "Amount debited from A/c " + ACCOUNT);
        return List.of(
                in("application/json", good),
                in("application/json", "[" + good + "," + anonymous + "," + otp + "," + unclear + "]"),
                in(
                        "application/json",
                        "{\"user_id\":\"" + USER + "\",\"sms_data\":[" + anonymous + ",7," + good + "]}"),
                in("application/json", json().put("date", WORD + ACCOUNT).encode()),
                in(
                        "application/json",
                        json().put("date", new JsonObject().put(WORD, ACCOUNT)).encode()),
                in("application/json", json().put("body", List.of(TEXT)).encode()),
                in("application/json", json().put("type", WORD).encode()),
                in(
                        "application/json",
                        json().put("unique_id", 12.5)
                                .put("phone", List.of(PHONE))
                                .encode()),
                in("application/json", json().put("body", TEXT.repeat(90)).encode()),
                in("application/json", "[" + good + "," + good.substring(0, good.length() - 9)),
                in("application/json", TEXT),
                in("application/json", "[".repeat(10_000) + good),
                in("application/x-ndjson", good + "\n" + good.substring(5) + "\n" + TEXT + "\n" + anonymous + "\n{"),
                in("text/csv", "sender,body,date\n" + SENDER + ",\"" + TEXT + "\",2025-06-01T10:00:00Z\n"),
                in(
                        "text/csv",
                        "sender,body,date\n" + SENDER + ",\"" + TEXT + "\"," + WORD + "\n" + TEXT + "\n\"" + TEXT),
                in("text/csv", SENDER + ",\"" + TEXT + "\"," + WORD + "\n"),
                in("application/xml", xml(TEXT, "1748772000000")),
                in("application/xml", xml(TEXT, WORD)),
                in("application/xml", xml(TEXT + "&" + WORD + ";", "1").replace("</smses>", "<" + WORD)),
                in("application/pdf", TEXT),
                in("text/plain", TEXT),
                in("text/plain", "\u0000\u0001" + TEXT));
    }

    private static Input in(String type, String body) {
        return new Input(type, body);
    }

    private static String xml(String text, String date) {
        return "<?xml version=\"1.0\"?><smses count=\"1\"><sms protocol=\"0\" address=\"" + SENDER + "\" date=\"" + date
                + "\" type=\"1\" body=\"" + text + "\" /></smses>";
    }
}
