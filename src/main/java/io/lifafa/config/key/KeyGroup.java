package io.lifafa.config.key;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The keys of one record. Thread rule: immutable.
 *
 * @param name what stands before its keys, without the dot; empty: nothing
 * @param type the record that the values make
 * @param doc for the documentation, in Markdown; empty: the keys belong to those before them
 * @param keys in the order of the documentation
 * @param parts by component: groups whose records are components of this one
 */
public record KeyGroup<R extends Record>(
        String name, Class<R> type, String doc, List<ConfigKey<?>> keys, Map<String, KeyGroup<?>> parts) {

    /** A group of keys alone. */
    public static <R extends Record> KeyGroup<R> of(String name, Class<R> type, String doc, ConfigKey<?>... keys) {
        return new KeyGroup<>(name, type, doc, List.of(keys), Map.of());
    }

    /** The same with one component more that is a group itself. */
    public KeyGroup<R> part(String component, KeyGroup<?> group) {
        var all = new LinkedHashMap<>(parts);
        all.put(component, group);
        return new KeyGroup<>(name, type, doc, keys, all);
    }

    /** The name of one of its keys with the group: {@code store.lease}. */
    public String path(String key) {
        return name.isEmpty() ? key : name + "." + key;
    }

    /** The name, with the group, of the key that goes to a component. */
    public String pathOf(String component) {
        return path(keyOf(component).map(ConfigKey::name).orElse(component));
    }

    /** This group and all below it, each once, in the order of the documentation. */
    public Set<KeyGroup<?>> groups() {
        var groups = new LinkedHashSet<KeyGroup<?>>(List.of(this));
        parts.values().forEach(part -> groups.addAll(part.groups()));
        return groups;
    }

    /** Every key of this group and all below it by its name with the group, in the order of the documentation. */
    public Map<String, ConfigKey<?>> table() {
        var table = new LinkedHashMap<String, ConfigKey<?>>();
        groups().forEach(group -> group.keys.forEach(key -> table.put(group.path(key.name()), key)));
        return table;
    }

    /** What a record's {@code toString} says: secrets masked. */
    public String shown(R config) {
        return Arrays.stream(type.getRecordComponents())
                .map(component -> component.getName() + "=" + shown(component, config))
                .collect(Collectors.joining(", ", type.getSimpleName() + "[", "]"));
    }

    private String shown(RecordComponent component, R config) {
        try {
            var value = component.getAccessor().invoke(config);
            return keyOf(component.getName()).map(key -> shown(key, value)).orElse(String.valueOf(value));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String shown(ConfigKey<?> key, Object value) {
        return value instanceof Optional<?> optional
                ? String.valueOf(optional.map(it -> key.shown(it.toString())))
                : key.shown(String.valueOf(value));
    }

    private Optional<ConfigKey<?>> keyOf(String component) {
        return keys.stream()
                .filter(key -> key.components().containsKey(component))
                .findFirst();
    }
}
