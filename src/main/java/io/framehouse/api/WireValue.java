package io.framehouse.api;

import io.framehouse.shared.Credits;
import io.framehouse.shared.FieldError;
import java.time.temporal.Temporal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns values of refusals into what may stand on the wire: credits and times as text. */
final class WireValue {
    private WireValue() {}

    static @Nullable Object of(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Credits credits -> credits.toWire();
            case FieldError error -> field(error);
            case List<?> list -> list.stream().map(WireValue::of).toList();
            case Map<?, ?> map -> map(map);
            case Enum<?> word -> io.framehouse.shared.Wire.of(word);
            case Temporal time -> time.toString();
            case UUID id -> id.toString();
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> field(FieldError error) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        wire.put("field", error.field());
        wire.put("code", error.code());
        wire.put("message", error.message());
        wire.put("allowed", of(error.allowed()));
        return wire;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        Map<String, @Nullable Object> wire = new LinkedHashMap<>();
        map.forEach((name, value) -> wire.put(String.valueOf(name), of(value)));
        return wire;
    }
}
