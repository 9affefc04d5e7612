package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import java.util.UUID;
import java.util.regex.Pattern;

/** How keys are made: the team, two digits to spread them, and the SHA-256 of the content. */
final class BlobKeys {
    private static final String TEAM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final Pattern KEY = Pattern.compile(TEAM + "/[0-9a-f]{2}/[0-9a-f]{64}");
    private static final int TEAM_LENGTH = 36;

    private BlobKeys() {}

    static String of(TeamId team, String sha256) {
        return team + "/" + sha256.substring(0, 2) + "/" + sha256;
    }

    static boolean isOne(String key) {
        return KEY.matcher(key).matches();
    }

    static String checked(String key) {
        if (!isOne(key)) {
            throw new IllegalArgumentException("'" + key + "' is no key of stored bytes");
        }
        return key;
    }

    static TeamId team(String key) {
        return new TeamId(UUID.fromString(key.substring(0, TEAM_LENGTH)));
    }

    static String sha256(String key) {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
