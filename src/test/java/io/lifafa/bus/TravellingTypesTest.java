package io.lifafa.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.json.JsonObject;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Within a node stages are handed each other's very objects, so nobody may be able to change them. */
class TravellingTypesTest {
    /** What a component may be given; collections and documents are new ones each time. */
    private static final Map<Class<?>, IntFunction<Object>> PLAIN = Map.ofEntries(
            Map.entry(String.class, number -> "text"),
            Map.entry(int.class, number -> number),
            Map.entry(long.class, number -> (long) number),
            Map.entry(double.class, number -> 0.5),
            Map.entry(boolean.class, number -> true),
            Map.entry(Instant.class, number -> Instant.EPOCH),
            Map.entry(Duration.class, number -> Duration.ZERO),
            Map.entry(LocalDate.class, number -> LocalDate.EPOCH),
            Map.entry(ZoneId.class, number -> ZoneOffset.UTC),
            Map.entry(Optional.class, number -> Optional.empty()),
            Map.entry(List.class, number -> new ArrayList<>()),
            Map.entry(Set.class, number -> new HashSet<>()),
            Map.entry(Map.class, number -> new HashMap<>()),
            Map.entry(JsonObject.class, number -> new JsonObject()));

    /** All that some operation asks or answers, with what it is made of. */
    private static Set<Class<?>> records() {
        var found = new LinkedHashSet<Class<?>>();
        for (var client : clients()) {
            for (var field : client.getDeclaredFields()) {
                if (Modifier.isStatic(field.getModifiers()) && field.getType() == Operation.class) {
                    collect(field.getGenericType(), found);
                }
            }
        }
        return found;
    }

    private static List<Class<?>> clients() {
        return new ClassFileImporter(List.of(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS))
                .importPackages("io.lifafa").stream()
                        .filter(it -> it.getSimpleName().endsWith("Client"))
                        .<Class<?>>map(JavaClass::reflect)
                        .toList();
    }

    private static void collect(Type type, Set<Class<?>> found) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(it -> collect(it, found));
        } else if (type instanceof Class<?> plain && plain.isSealed() && plain.isInterface()) {
            Arrays.stream(plain.getPermittedSubclasses()).forEach(it -> collect(it, found));
        } else if (type instanceof Class<?> plain && plain.isRecord() && found.add(plain)) {
            Arrays.stream(plain.getRecordComponents()).forEach(it -> collect(it.getGenericType(), found));
        }
    }

    @Test
    void everyRecordThatTravelsKeepsCopiesOfWhatCanBeChanged() throws ReflectiveOperationException {
        var records = records();
        assertThat(records).extracting(Class::getSimpleName).contains("Chunk", "Provenance", "Lookup", "Answer");
        for (var type : records) {
            var parts = type.getRecordComponents();
            var given = given(parts);
            var made = make(type, given);
            for (int i = 0; i < parts.length; i++) {
                if (given[i] instanceof Collection || given[i] instanceof Map || given[i] instanceof JsonObject) {
                    var accessor = parts[i].getAccessor();
                    accessor.setAccessible(true);
                    assertIsOwn(type.getSimpleName() + "." + parts[i].getName(), accessor.invoke(made), given[i]);
                }
            }
        }
    }

    private static void assertIsOwn(String component, Object kept, Object given) {
        assertThat(kept).as(component).isNotSameAs(given);
        if (kept instanceof Collection<?> collection) {
            assertThatThrownBy(() -> collection.add(null))
                    .as(component)
                    .isInstanceOf(UnsupportedOperationException.class);
        } else if (kept instanceof Map<?, ?> map) {
            assertThatThrownBy(() -> map.put(null, null))
                    .as(component)
                    .isInstanceOf(UnsupportedOperationException.class);
        }
    }

    private static Object make(Class<?> type, Object... given) throws ReflectiveOperationException {
        var classes = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        var constructor = type.getDeclaredConstructor(classes);
        constructor.setAccessible(true);
        return constructor.newInstance(given);
    }

    private static Object[] given(RecordComponent... parts) throws ReflectiveOperationException {
        var given = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            given[i] = sample(parts[i].getType(), i + 1);
        }
        return given;
    }

    private static Object sample(Class<?> type, int number) throws ReflectiveOperationException {
        // first: later JDKs seal some of these (ZoneId)
        if (PLAIN.containsKey(type)) {
            return PLAIN.get(type).apply(number);
        }
        if (type.isRecord()) {
            return make(type, given(type.getRecordComponents()));
        }
        if (type.isSealed()) {
            return sample(type.getPermittedSubclasses()[0], number);
        }
        return type.getEnumConstants()[0];
    }
}
