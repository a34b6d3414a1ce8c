package io.lifafa.bus.wire;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Derives {@link WireType}s, each once. */
final class WireTypes {
    private static final Map<Type, WireType<?>> DERIVED = new ConcurrentHashMap<>();

    private WireTypes() {}

    static WireType<?> of(Type type) {
        return of(type, Set.of());
    }

    /** @param within what is being derived already */
    private static WireType<?> of(Type type, Set<Type> within) {
        var known = BasicTypes.ALL.getOrDefault(type, DERIVED.get(type));
        if (known != null) {
            return known;
        }
        if (within.contains(type)) {
            throw new IllegalArgumentException(type.getTypeName() + " cannot travel: it holds itself");
        }
        var outer = new HashSet<>(within);
        outer.add(type);
        var derived = type instanceof ParameterizedType generic ? generic(generic, outer) : plain(type, outer);
        DERIVED.put(type, derived);
        return derived;
    }

    @SuppressWarnings("unchecked")
    private static WireType<Object> inner(Type type, Set<Type> within) {
        return (WireType<Object>) of(type, within);
    }

    private static WireType<?> generic(ParameterizedType type, Set<Type> within) {
        var arguments = type.getActualTypeArguments();
        if (type.getRawType() == Map.class) {
            return map(inner(arguments[0], within), inner(arguments[1], within));
        }
        var element = inner(arguments[0], within);
        if (type.getRawType() == Optional.class) {
            return optional(element);
        }
        if (type.getRawType() == List.class) {
            return new ListType<>(element);
        }
        if (type.getRawType() == Set.class) {
            return set(element);
        }
        throw cannotTravel(type);
    }

    private static WireType<?> plain(Type type, Set<Type> within) {
        if (!(type instanceof Class<?> plain)) {
            throw cannotTravel(type);
        }
        if (plain.isEnum()) {
            return choice("enum", Arrays.stream(plain.getEnumConstants()).toList(), it -> ((Enum<?>) it).name());
        }
        if (plain.isRecord()) {
            return record(plain, within);
        }
        if (plain.isSealed() && plain.isInterface()) {
            return sealed(plain, within);
        }
        throw cannotTravel(type);
    }

    private static IllegalArgumentException cannotTravel(Type type) {
        return new IllegalArgumentException(type.getTypeName() + " cannot travel");
    }

    private static <T> WireType<T> record(Class<T> type, Set<Type> within) {
        var types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getGenericType)
                .map(it -> inner(it, within))
                .toList();
        return new RecordType<>(type, types);
    }

    /** By its name, which other constants beside it do not change. */
    private static WireType<Object> choice(String form, List<?> values, Function<Object, String> name) {
        var byName = values.stream().collect(Collectors.toUnmodifiableMap(name, it -> (Object) it));
        return WireType.basic(form, (it, out) -> out.text(name.apply(it)), in -> named(byName, in));
    }

    private static <V> V named(Map<String, V> byName, WireInput in) {
        var value = byName.get(in.text());
        if (value == null) {
            throw new WireException("a name that is not known here");
        }
        return value;
    }

    private static WireType<?> sealed(Class<?> type, Set<Type> within) {
        var byName = new LinkedHashMap<String, WireType<Object>>();
        for (var kind : type.getPermittedSubclasses()) {
            byName.put(kind.getSimpleName(), inner(kind, within));
        }
        var form = byName.values().stream().map(WireType::form).collect(Collectors.joining("|"));
        return WireType.basic(
                form,
                (value, out) -> {
                    var name = value.getClass().getSimpleName();
                    out.text(name);
                    byName.get(name).write(value, out);
                },
                in -> named(byName, in).read(in));
    }

    private static WireType<Optional<Object>> optional(WireType<Object> element) {
        return WireType.basic(
                "optional<" + element.form() + ">",
                (value, out) -> {
                    out.octet(value.isPresent() ? 1 : 0);
                    value.ifPresent(it -> element.write(it, out));
                },
                in -> in.flag() ? Optional.of(element.read(in)) : Optional.empty());
    }

    private static WireType<Set<Object>> set(WireType<Object> element) {
        var list = new ListType<>(element);
        return WireType.basic(
                "set<" + element.form() + ">",
                (value, out) -> list.write(new ArrayList<>(value), out),
                in -> Set.copyOf(list.read(in)));
    }

    /** In the order in which it was written. */
    private static WireType<Map<Object, Object>> map(WireType<Object> key, WireType<Object> value) {
        return WireType.basic(
                "map<" + key.form() + "," + value.form() + ">",
                (map, out) -> {
                    out.count(map.size());
                    map.forEach((k, v) -> {
                        key.write(k, out);
                        value.write(v, out);
                    });
                },
                in -> {
                    var map = new LinkedHashMap<>();
                    for (int i = in.count(); i > 0; i--) {
                        map.put(key.read(in), value.read(in));
                    }
                    return Collections.unmodifiableMap(map);
                });
    }
}
