package io.lifafa.web;

import io.lifafa.json.Form;
import io.lifafa.sms.identity.Tenant;
import io.lifafa.store.StoredTransaction;
import io.lifafa.store.TransactionQuery.Position;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Base64;

/** A place between two pages, as an opaque text. */
final class Cursor {
    private Cursor() {}

    static String after(StoredTransaction last) {
        var date = last.extraction().transactionDate().orElse(last.sms().date());
        var json = new JsonObject()
                .put("d", Form.BUS.instant(date))
                .put("i", Tenant.given(last.sms().id()));
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(json.encode().getBytes(StandardCharsets.UTF_8));
    }

    static Position read(String text, Tenant tenant) {
        try {
            var json = new JsonObject(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8));
            if (json.getValue("d") instanceof String date && json.getValue("i") instanceof String id) {
                return new Position(Years.within(Form.readInstant(date)), tenant.stored(id));
            }
            throw noCursor();
        } catch (IllegalArgumentException | DateTimeException | DecodeException e) {
            throw noCursor();
        }
    }

    private static BadQuery noCursor() {
        return new BadQuery("cursor: not one that this service gave out");
    }
}
