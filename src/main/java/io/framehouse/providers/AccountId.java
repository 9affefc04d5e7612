package io.framehouse.providers;

import io.framehouse.shared.Ids;
import java.util.Optional;
import java.util.UUID;

/** The id of a provider account. */
public record AccountId(UUID value) {
    public static Optional<AccountId> parse(String text) {
        return Ids.parse(text).map(AccountId::new);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
