package io.framehouse.access;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.UserId;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** The profile of whoever is signed in. */
public interface Profiles {
    Own own();

    /**
     * Changes one's name and time zone.
     *
     * @param displayName 1 to 120 characters
     * @param zone a region such as Europe/Helsinki; null for that of the browser
     * @throws DomainException INVALID_REQUEST naming the broken field
     */
    void change(String displayName, @Nullable ZoneId zone);

    /**
     * Oneself.
     *
     * @param zone null for that of the browser
     * @param colorScheme system, light or dark
     */
    record Own(
            UserId id,
            String email,
            String displayName,
            @Nullable ZoneId zone,
            String colorScheme) {}
}
