package io.framehouse.gateway.rest.admin;

import io.framehouse.api.RequestReader;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Decimals as text, because a JSON number may pass floating point on its way here. */
final class Decimals {
    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,9}(\\.\\d{1,12})?");

    private Decimals() {}

    /**
     * A required decimal; the placeholder for what is refused never gets past {@link
     * RequestReader#finish}.
     *
     * @param example such as {@code -10}, for the refusal
     */
    static BigDecimal required(RequestReader reader, String name, String example) {
        if (reader.given(name) == null) {
            reader.refuse(name, "required", "is missing");
        }
        BigDecimal value =
                reader.parsed(
                        name, "a decimal as text, such as \"" + example + "\"", Decimals::parse);
        return value == null ? BigDecimal.ZERO : value;
    }

    private static BigDecimal parse(String text) {
        if (!PLAIN.matcher(text).matches()) {
            throw new IllegalArgumentException("no plain decimal");
        }
        return new BigDecimal(text);
    }
}
