package io.framehouse;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Makes any record of ours from its parts' types: one text for the chosen parts, any for others. */
final class RecordMaker {
    private static final Map<Class<?>, Object> ANY =
            Map.ofEntries(
                    Map.entry(String.class, "any"),
                    Map.entry(int.class, 1),
                    Map.entry(Integer.class, 1),
                    Map.entry(long.class, 1L),
                    Map.entry(Long.class, 1L),
                    Map.entry(boolean.class, false),
                    Map.entry(UUID.class, new UUID(1, 2)),
                    Map.entry(URI.class, URI.create("https://house.example")),
                    Map.entry(Path.class, Path.of("any")),
                    Map.entry(Clock.class, Clock.systemUTC()),
                    Map.entry(Duration.class, Duration.ofSeconds(1)),
                    Map.entry(Instant.class, Instant.EPOCH),
                    Map.entry(JsonNode.class, JsonNodeFactory.instance.objectNode()),
                    Map.entry(ObjectNode.class, JsonNodeFactory.instance.objectNode()),
                    Map.entry(Object.class, "any"),
                    Map.entry(Map.class, Map.of()));

    private RecordMaker() {}

    static Object make(Class<?> record, String text, Predicate<RecordComponent> chosen) {
        RecordComponent[] parts = record.getRecordComponents();
        Object[] values =
                Arrays.stream(parts)
                        .map(part -> value(part.getGenericType(), text, chosen, chosen.test(part)))
                        .toArray();
        Class<?>[] types =
                Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException refused) {
            throw new IllegalStateException(
                    record.getName() + " could not be made: tell RecordMaker how", refused);
        }
    }

    private static @Nullable Object value(
            Type type, String text, Predicate<RecordComponent> chosen, boolean secret) {
        if (type instanceof ParameterizedType holder) {
            return holder(holder, text, secret);
        }
        Class<?> plain = (Class<?>) type;
        if (secret && plain == String.class) {
            return text;
        }
        if (ANY.containsKey(plain)) {
            return ANY.get(plain);
        }
        if (plain.isEnum()) {
            return plain.getEnumConstants()[0];
        }
        if (plain.isArray()) {
            return Array.newInstance(plain.getComponentType(), 0);
        }
        return plain.isRecord() ? make(plain, text, chosen) : null;
    }

    private static @Nullable Object holder(ParameterizedType type, String text, boolean secret) {
        Class<?> raw = (Class<?>) type.getRawType();
        if (raw == List.class) {
            return secret ? List.of(text) : List.of();
        }
        if (raw == Set.class) {
            return secret ? Set.of(text) : Set.of();
        }
        return ANY.get(raw);
    }
}
