package io.lifafa.config.load;

import io.lifafa.config.InvalidSettings;
import io.lifafa.config.key.ConfigKey;
import io.lifafa.config.key.KeyGroup;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** From keys to records: each component of a record takes the value of its key, or the record of its group. */
final class Binding {
    private final Values values;
    private final Map<KeyGroup<?>, Optional<?>> bound = new HashMap<>();

    Binding(Values values) {
        this.values = values;
    }

    /** The record of a group; empty, with the problems kept, if its values or those of its parts contradict each other. */
    <R extends Record> Optional<R> bind(KeyGroup<R> group) {
        var components = new HashMap<String, Optional<?>>();
        group.keys().forEach(key -> addValue(components, group, key));
        group.parts().forEach((component, part) -> components.put(component, once(part)));
        boolean complete = group.parts().keySet().stream()
                .allMatch(part -> components.get(part).isPresent());
        return complete ? record(group, components) : Optional.empty();
    }

    private <T> void addValue(Map<String, Optional<?>> components, KeyGroup<?> group, ConfigKey<T> key) {
        var value = values.read(group, key);
        key.components().forEach((component, part) -> components.put(component, value.map(part)));
    }

    /** Two records may share a part; its problems are kept once. */
    private Optional<?> once(KeyGroup<?> part) {
        if (!bound.containsKey(part)) {
            bound.put(part, bind(part));
        }
        return bound.get(part);
    }

    private <R extends Record> Optional<R> record(KeyGroup<R> group, Map<String, Optional<?>> values) {
        var components = group.type().getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var arguments = Arrays.stream(components)
                .map(it -> argument(it, values.get(it.getName())))
                .toArray();
        try {
            return Optional.of(group.type().getDeclaredConstructor(types).newInstance(arguments));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof InvalidSettings settings) {
                refuse(group, settings);
                return Optional.empty();
            }
            throw new IllegalStateException(group.type() + " cannot be built", e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(group.type() + " cannot be built", e);
        }
    }

    private static Object argument(RecordComponent component, Optional<?> value) {
        if (component.getType() == Optional.class) {
            return value;
        }
        if (component.getType() == OptionalLong.class) {
            return value.map(it -> OptionalLong.of(((Number) it).longValue())).orElse(OptionalLong.empty());
        }
        return value.orElseThrow(() -> new IllegalStateException(component + " needs a default"));
    }

    private void refuse(KeyGroup<?> group, InvalidSettings settings) {
        settings.violations().forEach(it -> values.refuse(group.pathOf(it.component()), it.problem()));
    }
}
