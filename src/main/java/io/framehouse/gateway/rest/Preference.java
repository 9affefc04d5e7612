package io.framehouse.gateway.rest;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The wish to be answered only when something has changed: {@code Prefer: wait=N}, in seconds. What
 * cannot be read is no wish; of several the first counts.
 *
 * @see "RFC 7240, sections 2 and 4.3"
 */
final class Preference {
    /** The longest wait; a longer wish is cut to it. */
    static final int MOST_SECONDS = 60;

    private static final Pattern WAIT =
            Pattern.compile(
                    "(?:^|,)\\s*wait\\s*=\\s*(?:(\\d{1,9})|\"(\\d{1,9})\")\\s*(?:[;,].*)?$",
                    Pattern.CASE_INSENSITIVE);

    private Preference() {}

    /** How long to wait, 1 to 60 seconds; empty where no wait is asked for. */
    static Optional<Duration> wait(@Nullable List<String> headers) {
        return headers == null
                ? Optional.empty()
                : headers.stream().flatMap(header -> seconds(header).stream()).findFirst();
    }

    private static Optional<Duration> seconds(String header) {
        Matcher matcher = WAIT.matcher(header);
        if (!matcher.find()) {
            return Optional.empty();
        }
        String digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        int seconds = Math.min(MOST_SECONDS, Integer.parseInt(digits));
        return seconds == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(seconds));
    }

    /** The value of the answer's {@code Preference-Applied}. */
    static String applied(Duration wait) {
        return "wait=" + wait.toSeconds();
    }
}
