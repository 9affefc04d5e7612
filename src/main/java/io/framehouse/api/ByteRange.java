package io.framehouse.api;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The one part of a body that a Range header asks for (RFC 9110 section 14). */
record ByteRange(long first, long last) {
    private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /**
     * Reads a header; empty where it is to be ignored: another unit, several ranges, malformed.
     * The answer may lie outside of the body, see {@link #fits}.
     */
    static Optional<ByteRange> parse(String header, long total) {
        Matcher matcher = SINGLE.matcher(header.replace(" ", ""));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String from = matcher.group(1);
        String to = matcher.group(2);
        if (from.isEmpty()) {
            return to.isEmpty() ? Optional.empty() : Optional.of(suffix(to, total));
        }
        long first = Long.parseLong(from);
        long last = to.isEmpty() ? total - 1 : Math.min(Long.parseLong(to), total - 1);
        boolean backwards = !to.isEmpty() && Long.parseLong(to) < first;
        return backwards ? Optional.empty() : Optional.of(new ByteRange(first, last));
    }

    boolean fits(long total) {
        return first < total && first <= last;
    }

    long length() {
        return last - first + 1;
    }

    private static ByteRange suffix(String count, long total) {
        long wanted = Math.min(Long.parseLong(count), total);
        return new ByteRange(total - wanted, total - 1);
    }
}
