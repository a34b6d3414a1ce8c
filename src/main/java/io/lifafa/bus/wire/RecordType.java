package io.lifafa.bus.wire;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A record: its components one after another. */
final class RecordType<T> extends WireType<T> {
    private record Component(String place, MethodHandle accessor, WireType<Object> type) {}

    private final String name;
    private final List<Component> components;
    private final MethodHandle constructor;

    /** @param types of the components, in their order */
    RecordType(Class<T> type, List<WireType<Object>> types) {
        super(form(type, types));
        this.name = type.getSimpleName();
        var parts = type.getRecordComponents();
        var all = new Component[parts.length];
        try {
            var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
            for (int i = 0; i < parts.length; i++) {
                var accessor = lookup.unreflect(parts[i].getAccessor())
                        .asType(MethodType.methodType(Object.class, Object.class));
                all[i] = new Component(name + "." + parts[i].getName(), accessor, types.get(i));
            }
            var classes = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
            constructor = lookup.findConstructor(type, MethodType.methodType(void.class, classes))
                    .asSpreader(Object[].class, parts.length)
                    .asType(MethodType.methodType(Object.class, Object[].class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(name + " cannot travel", e);
        }
        this.components = List.of(all);
    }

    private static String form(Class<?> type, List<WireType<Object>> types) {
        var parts = type.getRecordComponents();
        if (parts.length == 0) {
            throw new IllegalArgumentException(type.getSimpleName() + " cannot travel: it has no component");
        }
        var names = Arrays.stream(parts).map(RecordComponent::getName).iterator();
        return types.stream()
                .map(it -> names.next() + "=" + it.form())
                .collect(Collectors.joining(",", type.getSimpleName() + "{", "}"));
    }

    @Override
    public void write(T value, WireOutput out) {
        for (var component : components) {
            var content = get(component, value);
            if (content == null) {
                throw new WireException("is null").in(component.place);
            }
            component.type.write(content, out);
        }
    }

    private static Object get(Component component, Object value) {
        try {
            return component.accessor.invokeExact(value);
        } catch (Throwable e) {
            throw new IllegalStateException(component.place, e);
        }
    }

    @Override
    public T read(WireInput in) {
        var values = new Object[components.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = read(components.get(i), in);
        }
        return make(values);
    }

    private static Object read(Component component, WireInput in) {
        try {
            return component.type.read(in);
        } catch (WireException e) {
            throw e.in(component.place);
        }
    }

    @SuppressWarnings("unchecked")
    private T make(Object[] values) {
        try {
            return (T) constructor.invokeExact(values);
        } catch (Exception e) {
            throw new WireException("no such value can be (" + e.getClass().getSimpleName() + ")").in(name);
        } catch (Throwable e) {
            throw new IllegalStateException(name, e);
        }
    }
}
