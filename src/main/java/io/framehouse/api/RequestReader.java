package io.framehouse.api;

import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import io.framehouse.shared.Wire;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the fields of one JSON object and collects every broken rule by field name; {@link #finish}
 * refuses them all at once, and with them each field that nobody read. Values read before a refusal
 * are placeholders and must not be used before {@code finish}. A field given as null counts as
 * cleared: {@link #has} tells it from one that is not given.
 */
public final class RequestReader {
    private static final Pattern PASSWORD = Pattern.compile("//[^/@\\s]*@");
    private static final int MAX_SHOWN = 200;

    private final String prefix;
    private final ObjectNode node;
    private final List<FieldError> errors;
    private final Set<String> read = new HashSet<>();

    public RequestReader(ObjectNode node) {
        this("", node, new ArrayList<>());
    }

    private RequestReader(String prefix, ObjectNode node, List<FieldError> errors) {
        this.prefix = prefix;
        this.node = node;
        this.errors = errors;
    }

    /** Whether the field was given, be it as null. */
    public boolean has(String name) {
        read.add(name);
        return node.has(name);
    }

    /** Required text of 1 to {@code max} characters. */
    public String text(String name, int max) {
        return require(name, optionalText(name, max), "");
    }

    /** Text of 1 to {@code max} characters, or null. */
    public @Nullable String optionalText(String name, int max) {
        JsonNode value = given(name);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            return refuse(name, "wrong_type", "must be text");
        }
        String text = value.asString();
        if (text.isBlank() || text.length() > max) {
            return refuse(
                    name, "out_of_range", "must have 1 to " + max + " characters, not only blanks");
        }
        return text;
    }

    /** A required object, such as {@code parameters}. */
    public ObjectNode object(String name) {
        JsonNode value = given(name);
        if (value instanceof ObjectNode object) {
            return object;
        }
        ObjectNode none = JsonNodeFactory.instance.objectNode();
        ObjectNode wrong = value == null ? null : refuse(name, "wrong_type", "must be an object");
        return value == null ? require(name, wrong, none) : none;
    }

    /** Reads an object field by field, or gives null; what is wrong in it is collected here. */
    public <T> @Nullable T optionalPart(String name, Function<RequestReader, T> reading) {
        JsonNode value = given(name);
        if (value == null) {
            return null;
        }
        if (!(value instanceof ObjectNode object)) {
            return refuse(name, "wrong_type", "must be an object");
        }
        RequestReader part = new RequestReader(prefix + name + ".", object, errors);
        T read = reading.apply(part);
        part.noteUnknown();
        return read;
    }

    /** A whole number within bounds, or null. */
    public @Nullable Long optionalLong(String name, long min, long max) {
        JsonNode value = given(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToLong()
                || value.asLong() < min
                || value.asLong() > max) {
            return refuse(
                    name, "out_of_range", "must be a whole number from " + min + " to " + max);
        }
        return value.asLong();
    }

    /** A whole number within bounds, or null. */
    public @Nullable Integer optionalInteger(String name, int min, int max) {
        JsonNode value = given(name);
        if (value == null) {
            return null;
        }
        if (!value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.asInt() < min
                || value.asInt() > max) {
            return refuse(
                    name, "out_of_range", "must be a whole number from " + min + " to " + max);
        }
        return value.asInt();
    }

    public boolean flag(String name, boolean fallback) {
        JsonNode value = given(name);
        if (value == null) {
            return fallback;
        }
        if (!value.isBoolean()) {
            refuse(name, "wrong_type", "must be true or false");
            return fallback;
        }
        return value.asBoolean();
    }

    /** Required credits: a decimal as text, such as {@code "48.5"}. */
    public Credits credits(String name) {
        return require(name, optionalCredits(name), Credits.ZERO);
    }

    public @Nullable Credits optionalCredits(String name) {
        return parsed(
                name,
                "a decimal as text with up to 6 places, such as \"48.5\"",
                text -> {
                    Credits credits = Credits.parse(text);
                    if (credits.isNegative()) {
                        throw new IllegalArgumentException("negative");
                    }
                    return credits;
                });
    }

    /** A moment as RFC 3339 text, or null. */
    public @Nullable Instant optionalInstant(String name) {
        return parsed(
                name,
                "a time as in RFC 3339, such as 2026-01-31T12:00:00Z",
                text -> WireTime.parse(text).toInstant());
    }

    /** One of an enum's words, or null. */
    public <E extends Enum<E>> @Nullable E optionalChoice(String name, Class<E> type) {
        JsonNode value = given(name);
        if (value == null) {
            return null;
        }
        Optional<E> found =
                value.isString() ? Wire.parse(type, value.asString()) : Optional.empty();
        if (found.isEmpty()) {
            List<String> words = Arrays.stream(type.getEnumConstants()).map(Wire::of).toList();
            refuse(name, "not_allowed", "must be one of " + String.join(", ", words), words);
        }
        return found.orElse(null);
    }

    /** A required enum word; the fallback only fills the place until {@link #finish}. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E placeholder) {
        return require(name, optionalChoice(name, type), placeholder);
    }

    /** Texts of 1 to {@code maxLength} characters; null where not given. */
    public @Nullable List<String> optionalTexts(String name, int maxCount, int maxLength) {
        JsonNode value = given(name);
        if (value == null) {
            return null;
        }
        boolean fits =
                value instanceof ArrayNode list
                        && list.size() <= maxCount
                        && list.valueStream()
                                .allMatch(item -> item.isString() && fits(item, maxLength));
        if (!fits) {
            return refuse(
                    name,
                    "wrong_type",
                    "must be a list of at most "
                            + maxCount
                            + " texts of 1 to "
                            + maxLength
                            + " characters");
        }
        return value.valueStream().map(JsonNode::asString).toList();
    }

    /** Whole numbers within bounds; null where not given. */
    public @Nullable List<Integer> optionalIntegers(String name, int min, int max) {
        JsonNode value = given(name);
        if (value == null) {
            return null;
        }
        boolean fits =
                value.isArray()
                        && value.valueStream()
                                .allMatch(item ->
                                        item.isIntegralNumber()
                                                && item.canConvertToInt()
                                                && item.asInt() >= min
                                                && item.asInt() <= max);
        if (!fits) {
            return refuse(
                    name, "wrong_type", "must be a list of whole numbers, " + min + " to " + max);
        }
        return value.valueStream().map(JsonNode::asInt).toList();
    }

    /** The objects of a list; null where not given. Their errors are collected here. */
    public @Nullable Rows optionalRows(String name) {
        JsonNode value = given(name);
        if (value == null) {
            return null;
        }
        if (value instanceof ArrayNode list) {
            return new Rows(rows(prefix + name, list, errors), errors);
        }
        return refuse(name, "wrong_type", "must be a list of objects");
    }

    /**
     * Reads text with a parser that throws {@link IllegalArgumentException} or a date's refusal.
     */
    public <T> @Nullable T parsed(String name, String rule, Function<String, T> parser) {
        JsonNode value = given(name);
        if (value == null) {
            return null;
        }
        try {
            return value.isString()
                    ? parser.apply(value.asString())
                    : refuse(name, "wrong_type", "must be " + rule);
        } catch (IllegalArgumentException | DateTimeException bad) {
            return refuse(
                    name, "malformed", "is '" + shown(value.asString()) + "'; it must be " + rule);
        }
    }

    /** Somebody's password in an address is not for the answer, nor are whole books. */
    private static String shown(String text) {
        String bare = PASSWORD.matcher(text).replaceAll("//…@");
        return bare.length() <= MAX_SHOWN ? bare : bare.substring(0, MAX_SHOWN) + "…";
    }

    /** The raw value, null where not given or null; for fields with more than one type. */
    public @Nullable JsonNode given(String name) {
        read.add(name);
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    /** Notes a broken rule; the message goes on after the field's name. */
    public <T> @Nullable T refuse(String name, String code, String rule) {
        return refuse(name, code, rule, null);
    }

    private <T> @Nullable T refuse(
            String name, String code, String rule, @Nullable Object allowed) {
        errors.add(new FieldError(prefix + name, code, prefix + name + " " + rule + ".", allowed));
        return null;
    }

    /**
     * Refuses what was collected, and fields that nobody knows.
     *
     * @throws DomainException INVALID_REQUEST with all of them
     */
    public void finish() {
        noteUnknown();
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private void noteUnknown() {
        for (String name : node.propertyNames()) {
            if (read.add(name)) {
                refuse(name, "unknown_field", "is not a field of this call; take it out");
            }
        }
    }

    private <T> T require(String name, @Nullable T value, T placeholder) {
        if (value == null && given(name) == null) {
            refuse(name, "required", "is missing");
        }
        return value == null ? placeholder : value;
    }

    private static boolean fits(JsonNode item, int maxLength) {
        return !item.asString().isBlank() && item.asString().length() <= maxLength;
    }

    private static List<RequestReader> rows(String name, ArrayNode list, List<FieldError> errors) {
        List<RequestReader> rows = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            String place = name + "[" + i + "]";
            if (list.get(i) instanceof ObjectNode object) {
                rows.add(new RequestReader(place + ".", object, errors));
            } else {
                errors.add(new FieldError(place, "wrong_type", place + " must be an object."));
            }
        }
        return rows;
    }

    /** A list of objects that share one collection of errors. */
    public static final class Rows {
        private final List<RequestReader> rows;
        private final List<FieldError> errors;

        private Rows(List<RequestReader> rows, List<FieldError> errors) {
            this.rows = rows;
            this.errors = errors;
        }

        static Rows of(ArrayNode list) {
            List<FieldError> errors = new ArrayList<>();
            return new Rows(rows("", list, errors), errors);
        }

        /** Reads every row; unknown fields of each are noted. */
        public <T> List<T> map(Function<RequestReader, T> reading) {
            List<T> result = new ArrayList<>();
            for (RequestReader row : rows) {
                result.add(reading.apply(row));
                row.noteUnknown();
            }
            return result;
        }

        /** Refuses what was collected. */
        public void finish() {
            if (!errors.isEmpty()) {
                throw DomainException.invalid(errors);
            }
        }
    }
}
