package io.lifafa.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/** Requests, well-formed but for what is damaged. */
final class Requests {
    /** Stands in each body, and must not come back. */
    static final String SECRET = "QX7SECRETWORD";

    private static final List<String> TYPES = List.of(
            "application/json", "application/x-ndjson", "text/csv", "application/xml", "text/plain", "image/png", "");
    private static final List<String> PATHS = List.of(
            "/api/v1/transactions?user_id=u&cursor=%s&limit=3",
            "/api/v1/transactions?user_id=%s",
            "/api/v1/transactions?user_id=u&from=%s",
            "/api/v1/transactions?user_id=u&to=%s",
            "/api/v1/doubted?reason=%s",
            "/api/v1/dead-letters?cursor=%s",
            "/api/v1/dead-letters?limit=%s",
            "/api/v1/sms/%s",
            "/api/v1/batches/%s",
            "/api/v1/cluster?x=%s",
            "/%s");

    private final Random chance;

    Requests(Random chance) {
        this.chance = chance;
    }

    byte[] next() {
        return switch (chance.nextInt(4)) {
            case 0 -> read();
            case 1 -> Mutation.of(post(body()), chance);
            default -> post(Mutation.of(body(), chance));
        };
    }

    private byte[] read() {
        var value =
                new String(Mutation.of(value().getBytes(StandardCharsets.UTF_8), chance), StandardCharsets.ISO_8859_1);
        var sent = chance.nextInt(4) == 0 ? value : URLEncoder.encode(value, StandardCharsets.ISO_8859_1);
        var method = pick(List.of("GET", "HEAD", "POST", "DELETE", "OPTIONS", "CONNECT", "get"));
        return ascii(method + " " + pick(PATHS).replace("%s", sent) + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    private String value() {
        return switch (chance.nextInt(4)) {
            case 0 ->
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(Mutation.of(ascii("{\"d\":\"2025-01-01T00:00:00Z\",\"i\":\"a\"}"), chance));
            case 1 -> "2025-06-02T10:00:00+05:30";
            case 2 -> "17";
            default -> "some-id";
        };
    }

    private byte[] body() {
        var text = "spent Rs." + chance.nextInt(9_000) + ".00 " + SECRET + " from A/C *8841";
        var json = "{\"sender\":\"AX-SURYAB-T\",\"body\":\"" + text
                + "\",\"date\":\"2025-06-02T15:48:00+05:30\",\"user_id\":\"u\"}";
        var plain = ascii(
                switch (chance.nextInt(7)) {
                    case 0 -> json;
                    case 1 -> "[" + json + "," + json + "]";
                    case 2 -> "{\"user_id\":\"u\",\"sms_data\":[" + json + "]}";
                    case 3 -> json + "\n" + json + "\n";
                    case 4 -> "sender,body,date\nAX-SURYAB-T,\"" + text + "\",2025-06-02T15:48:00+05:30\n";
                    case 5 ->
                        "<smses count=\"1\"><sms address=\"AX-SURYAB-T\" date=\"1748859480000\" type=\"1\" body=\""
                                + text + "\" /></smses>";
                    default ->
                        "from=AX-SURYAB-T&timestamp=1748859480000&text="
                                + URLEncoder.encode(text, StandardCharsets.UTF_8);
                });
        return chance.nextInt(4) == 0 ? gzip(plain) : plain;
    }

    private byte[] post(byte[] body) {
        var type = pick(TYPES);
        var path = chance.nextInt(8) == 0 ? "/api/v1/dead-letters/replay" : "/api/v1/sms";
        var head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n"
                + (type.isEmpty() ? "" : "Content-Type: " + type + "\r\n");
        var out = new ByteArrayOutputStream();
        if (chance.nextBoolean()) {
            out.writeBytes(ascii(head + "Content-Length: " + body.length + "\r\n\r\n"));
            out.writeBytes(body);
        } else {
            out.writeBytes(
                    ascii(head + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length) + "\r\n"));
            out.writeBytes(body);
            out.writeBytes(ascii(body.length == 0 ? "\r\n" : "\r\n0\r\n\r\n"));
        }
        return out.toByteArray();
    }

    private String pick(List<String> values) {
        return values.get(chance.nextInt(values.size()));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] gzip(byte[] plain) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
