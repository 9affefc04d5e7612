package io.framehouse.audit.internal;

import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.ToStringSerializer;

/** Turns the values of a change into JSON, and refuses what looks like a secret. */
final class AuditJson {
    private static final Set<String> SECRET_WORDS =
            Set.of("secret", "password", "passwd", "api_key", "apikey", "token", "authorization");
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
            new TypeReference<>() {};
    private static final JsonMapper MAPPER = mapper();
    private static final JsonMapper CANONICAL =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                    .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
                    .build();

    private AuditJson() {}

    /**
     * Writes values as a JSON object; null for no values.
     *
     * @throws IllegalArgumentException if a name says that its value is a secret
     */
    static @Nullable String write(Map<String, ?> values) {
        if (values.isEmpty()) {
            return null;
        }
        // As they will stand there: lists and records are looked into as well.
        JsonNode tree = MAPPER.valueToTree(values);
        refuseSecrets(tree);
        return MAPPER.writeValueAsString(Masked.values(tree));
    }

    /** Reads what {@link #write} wrote; empty for none. */
    static Map<String, Object> read(@Nullable String json) {
        return json == null ? Map.of() : MAPPER.readValue(json, OBJECT);
    }

    /** The same text for the same values, however their names are ordered and spaced. */
    static @Nullable String canonical(@Nullable String json) {
        return json == null
                ? null
                : CANONICAL.writeValueAsString(CANONICAL.readValue(json, Object.class));
    }

    /** Texts, none of which can be taken for two. */
    static String list(List<? extends @Nullable String> texts) {
        return CANONICAL.writeValueAsString(texts);
    }

    private static void refuseSecrets(JsonNode node) {
        node.properties().forEach(field -> refuseSecret(field.getKey(), field.getValue()));
        node.forEach(AuditJson::refuseSecrets);
    }

    private static void refuseSecret(String name, JsonNode value) {
        // A yes or no, as in password_changed, tells nothing; anything else could be the secret.
        if (!value.isNull() && !value.isBoolean() && namesASecret(name)) {
            throw new IllegalArgumentException(
                    "The audit trail takes no secrets, and '"
                            + name
                            + "' is named like one. Leave it out, or tell only that it changed.");
        }
    }

    private static boolean namesASecret(String name) {
        String plain =
                name.replaceAll("([a-z])([A-Z])", "$1_$2")
                        .replace('-', '_')
                        .toLowerCase(Locale.ROOT);
        return SECRET_WORDS.stream()
                .anyMatch(word -> plain.equals(word) || plain.endsWith("_" + word));
    }

    private static JsonMapper mapper() {
        SimpleModule words = new SimpleModule();
        words.addSerializer(TeamId.class, ToStringSerializer.instance);
        words.addSerializer(UserId.class, ToStringSerializer.instance);
        words.addSerializer(KeyId.class, ToStringSerializer.instance);
        words.addSerializer(JobId.class, ToStringSerializer.instance);
        words.addSerializer(Credits.class, new CreditsSerializer());
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .addModule(words)
                .build();
    }
}
