package io.lifafa.tenants.jwt;

import io.lifafa.tenants.AccessRefusal;
import io.lifafa.tenants.Caller;
import io.lifafa.tenants.Permission;
import io.lifafa.tenants.RefusalReason;
import io.lifafa.tenants.TenantName;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a token claims, after its signature was found good.
 *
 * @param caller whom it names
 * @param notBefore from then on it counts, in seconds since 1970
 * @param expires until then it counts, likewise; every token must say so
 */
record TokenClaims(Caller caller, double notBefore, double expires) {
    private static final int LONGEST_SUBJECT = 255;

    /**
     * Reads them.
     *
     * @throws AccessRefusal if they are for somebody else, or do not say what they must; the times are not looked at
     */
    static TokenClaims read(JsonObject claims, JwtOptions options) {
        demand(options.issuer().equals(claims.getValue("iss")), RefusalReason.WRONG_ISSUER);
        demand(audiences(claims).anyMatch(options.audiences()::contains), RefusalReason.WRONG_AUDIENCE);
        var tenant = value(claims, options.tenantClaim());
        demand(tenant instanceof String name && TenantName.isValid(name), RefusalReason.NO_TENANT);
        var subject = claims.getValue("sub");
        demand(subject instanceof String text && isSubject(text), RefusalReason.BAD_TOKEN);
        var caller = new Caller((String) tenant, permissions(claims, options), Caller.Kind.TOKEN, (String) subject);
        double begins = Math.max(seconds(claims, "nbf", 0), seconds(claims, "iat", 0));
        return new TokenClaims(caller, begins, seconds(claims, "exp", Double.NaN));
    }

    /**
     * Compares the times.
     *
     * @throws AccessRefusal if it has not begun or is over, by more than clocks may differ
     */
    Caller at(Instant now, JwtOptions options) {
        double seconds = now.toEpochMilli() / 1e3;
        double leeway = options.leeway().toMillis() / 1e3;
        demand(seconds + leeway >= notBefore, RefusalReason.NOT_YET_VALID);
        demand(seconds - leeway < expires, RefusalReason.EXPIRED);
        return caller;
    }

    private static Stream<?> audiences(JsonObject claims) {
        var audience = claims.getValue("aud");
        return audience instanceof JsonArray list
                ? list.stream().filter(Objects::nonNull)
                : Stream.ofNullable(audience);
    }

    /** It comes into logs and records. */
    private static boolean isSubject(String text) {
        return !text.isBlank()
                && text.length() <= LONGEST_SUBJECT
                && text.chars().noneMatch(Character::isISOControl);
    }

    private static Set<Permission> permissions(JsonObject claims, JwtOptions options) {
        var found = EnumSet.noneOf(Permission.class);
        options.permissionClaims().stream()
                .flatMap(name -> words(value(claims, name)))
                .filter(word -> word.startsWith(options.permissionPrefix()))
                .flatMap(word ->
                        Permission.of(word.substring(options.permissionPrefix().length())).stream())
                .forEach(found::add);
        return found;
    }

    private static Stream<String> words(Object value) {
        if (value instanceof String text) {
            return Arrays.stream(text.split(" "));
        }
        return value instanceof JsonArray list
                ? list.stream().filter(String.class::isInstance).map(String.class::cast)
                : Stream.empty();
    }

    private static Object value(JsonObject claims, String name) {
        return name.startsWith("/") ? JsonPointer.from(name).queryJson(claims) : claims.getValue(name);
    }

    /** @param absent what it is if there is none; not a number: it must be there */
    private static double seconds(JsonObject claims, String name, double absent) {
        double value = claims.getValue(name, absent) instanceof Number number ? number.doubleValue() : Double.NaN;
        demand(Double.isFinite(value), RefusalReason.BAD_TOKEN);
        return value;
    }

    private static void demand(boolean holds, RefusalReason otherwise) {
        if (!holds) {
            throw AccessRefusal.of(otherwise);
        }
    }
}
