package io.framehouse.providers.internal;

import io.framehouse.providers.AccountData;
import io.framehouse.providers.AccountForm;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.AuthScheme;
import io.framehouse.providers.ProviderAccount;
import io.framehouse.providers.ProviderAccount.Status;
import io.framehouse.shared.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of provider accounts. */
final class AccountRows {
    private AccountRows() {}

    static AccountRepository.Sealed sealed(ResultSet row, int number) throws SQLException {
        return new AccountRepository.Sealed(account(row, number), row.getBytes("api_key_cipher"));
    }

    static ProviderAccount account(ResultSet row, int number) throws SQLException {
        return new ProviderAccount(
                new AccountId(row.getObject("id", UUID.class)),
                data(row),
                row.getString("api_key_last4"),
                Wire.parse(Status.class, row.getString("status")).orElseThrow(),
                row.getString("status_detail"),
                instant(row, "status_at"),
                instant(row, "paused_until"),
                row.getString("paused_reason"),
                row.getLong("version"));
    }

    private static AccountData data(ResultSet row) throws SQLException {
        return new AccountData(
                row.getString("name"),
                row.getString("dialect"),
                Wire.parse(AccountForm.class, row.getString("form")).orElseThrow(),
                row.getString("base_url"),
                Wire.parse(AuthScheme.class, row.getString("auth_scheme")).orElseThrow(),
                null,
                List.of((String[]) row.getArray("models").getArray()),
                row.getInt("max_concurrent"),
                row.getInt("requests_per_minute"),
                row.getString("poll_path"),
                row.getBoolean("callbacks"),
                row.getInt("priority"),
                row.getBoolean("enabled"));
    }

    /** {@link Instant#MAX} is PostgreSQL's infinity, which its driver calls OffsetDateTime.MAX. */
    static OffsetDateTime time(Instant instant) {
        return instant.equals(Instant.MAX) ? OffsetDateTime.MAX : instant.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        if (time == null) {
            return null;
        }
        return Objects.equals(time, OffsetDateTime.MAX) ? Instant.MAX : time.toInstant();
    }
}
