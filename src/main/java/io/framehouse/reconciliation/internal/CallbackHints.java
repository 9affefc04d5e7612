package io.framehouse.reconciliation.internal;

import io.framehouse.providers.CallbackDoor;
import io.framehouse.shared.Ids;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a callback may be about: our attempt by its address, a task by its body. */
final class CallbackHints {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final String FIELD = CallbackDoor.ATTEMPT + "=";

    private CallbackHints() {}

    /** Our attempt id in the signed query. */
    static Optional<UUID> attempt(@Nullable String query) {
        return Arrays.stream((query == null ? "" : query).split("&"))
                .filter(field -> field.startsWith(FIELD))
                .findFirst()
                .flatMap(field -> Ids.parse(field.substring(FIELD.length())));
    }

    /** The task that the unsigned body names; empty for garbage. */
    static Optional<String> task(byte[] body) {
        try {
            JsonNode root = MAPPER.readTree(body);
            return text(root, "id").or(() -> text(root, "task_id"));
        } catch (JacksonException garbage) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(@Nullable JsonNode root, String name) {
        JsonNode field = root == null ? null : root.get(name);
        return field != null && (field.isString() || field.isNumber())
                ? Optional.of(field.asString().strip()).filter(CallbackHints::isPlain)
                : Optional.empty();
    }

    private static boolean isPlain(String id) {
        return !id.isEmpty() && id.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
