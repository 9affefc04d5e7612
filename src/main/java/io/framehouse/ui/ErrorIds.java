package io.framehouse.ui;

import java.security.SecureRandom;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives an unexpected failure a short id that stands on the screen and in the log. */
public final class ErrorIds {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorIds.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANGE = 1 << 24;

    private ErrorIds() {}

    /** Logs the failure and answers its id, such as {@code 7F3A-92}. */
    public static String report(Throwable failure) {
        String hex = String.format(Locale.ROOT, "%06X", RANDOM.nextInt(RANGE));
        String id = hex.substring(0, 4) + "-" + hex.substring(4);
        LOG.error("errorId={} a screen failed", id, failure);
        return id;
    }
}
