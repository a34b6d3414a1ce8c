package io.lifafa.tenants.settings;

import io.vertx.core.json.JsonObject;
import java.util.EnumMap;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Settings as JSON, the same over HTTP, on the bus and in the store but for where the name stands. What is left out has its default.
 * Thread rule: any.
 */
public final class TenantSettingsJson {
    private static final String WEIGHT = "weight";
    private static final String QUOTAS = "quotas";
    private static final String ON_QUOTA = "on_quota";
    private static final String TEMPLATES = "templates";
    private static final String GIVE = "give";
    private static final String TAKE = "take";
    private static final String DISABLED = "disabled";

    private TenantSettingsJson() {}

    /** Everything but the name. */
    public static JsonObject write(TenantSettings settings) {
        var quotas = new JsonObject();
        Stream.of(QuotaName.values())
                .forEach(name -> settings.quotas().limit(name).ifPresent(limit -> quotas.put(name.text(), limit)));
        return new JsonObject()
                .put(WEIGHT, settings.weight())
                .put(QUOTAS, quotas)
                .put(ON_QUOTA, settings.onQuota().text())
                .put(
                        TEMPLATES,
                        new JsonObject()
                                .put(GIVE, settings.templates().give())
                                .put(TAKE, settings.templates().take()))
                .put(DISABLED, settings.disabled());
    }

    /** @throws IllegalArgumentException names the field that is unknown or wrong, and what is allowed */
    public static TenantSettings read(String name, JsonObject json) {
        known(json, "", Set.of(WEIGHT, QUOTAS, ON_QUOTA, TEMPLATES, DISABLED));
        var templates = object(json, TEMPLATES);
        known(templates, TEMPLATES + ".", Set.of(GIVE, TAKE));
        return new TenantSettings(
                name,
                Math.toIntExact(
                        number(json, "", WEIGHT, TenantSettings.MOST_WEIGHT).orElse(1L)),
                quotas(object(json, QUOTAS)),
                onQuota(json),
                new TemplateSharing(flag(templates, GIVE, true), flag(templates, TAKE, true)),
                flag(json, DISABLED, false));
    }

    private static Quotas quotas(JsonObject json) {
        known(
                json,
                QUOTAS + ".",
                Stream.of(QuotaName.values()).map(QuotaName::text).collect(Collectors.toSet()));
        var limits = new EnumMap<QuotaName, Long>(QuotaName.class);
        for (var name : QuotaName.values()) {
            number(json, QUOTAS + ".", name.text(), Quotas.MOST).ifPresent(limit -> limits.put(name, limit));
        }
        return new Quotas(limits);
    }

    private static OnQuota onQuota(JsonObject json) {
        var value = json.getValue(ON_QUOTA, OnQuota.WAIT.text());
        return Optional.of(value)
                .filter(String.class::isInstance)
                .flatMap(it -> OnQuota.of((String) it))
                .orElseThrow(() -> new IllegalArgumentException(ON_QUOTA + ": must be wait or rules"));
    }

    private static void known(JsonObject json, String path, Set<String> names) {
        if (!names.containsAll(json.fieldNames())) {
            throw new IllegalArgumentException((path.isEmpty() ? "body" : path.substring(0, path.length() - 1))
                    + ": has an unknown field; known here: "
                    + names.stream().sorted().collect(Collectors.joining(", ")));
        }
    }

    private static JsonObject object(JsonObject json, String field) {
        var value = json.getValue(field);
        if (value == null) {
            return new JsonObject();
        }
        if (value instanceof JsonObject object) {
            return object;
        }
        throw new IllegalArgumentException(field + ": must be an object");
    }

    /** A null is as good as none. */
    private static Optional<Long> number(JsonObject json, String path, String field, long most) {
        var value = json.getValue(field);
        if (value == null) {
            return Optional.empty();
        }
        if ((value instanceof Integer || value instanceof Long)
                && ((Number) value).longValue() >= 0
                && ((Number) value).longValue() <= most) {
            return Optional.of(((Number) value).longValue());
        }
        throw new IllegalArgumentException(path + field + ": must be a whole number up to " + most);
    }

    private static boolean flag(JsonObject json, String field, boolean otherwise) {
        var value = json.getValue(field);
        if (value == null) {
            return otherwise;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        throw new IllegalArgumentException(field + ": must be true or false");
    }
}
