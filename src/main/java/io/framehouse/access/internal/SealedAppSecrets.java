package io.framehouse.access.internal;

import io.framehouse.shared.SealedStore;
import io.framehouse.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What people's apps for codes share with the house, and what waits for its first code. */
@Repository
class SealedAppSecrets implements SealedStore {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String CURRENT = "secret_cipher";
    private static final String PENDING = "pending_cipher";

    private final JdbcClient jdbc;

    SealedAppSecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "second factors";
    }

    @Override
    public List<Sealed> after(@Nullable Place after, int rows) {
        return jdbc
                .sql(
                        """
                        select user_id, secret_cipher, pending_cipher from person_totp
                        where user_id > :after order by user_id limit :rows
                        """)
                .param("after", after == null ? BEFORE_ALL : after.id())
                .param("rows", rows)
                .query((row, number) -> secrets(row))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** The step of the last code stays: with the same secret that code must not work again. */
    @Override
    public boolean replace(Sealed old, byte[] bytes) {
        return update(old.column())
                        .param("user", old.place().id())
                        .param("old", old.bytes())
                        .param("fresh", bytes)
                        .update()
                == 1;
    }

    private JdbcClient.StatementSpec update(String column) {
        return switch (column) {
            case CURRENT ->
                    jdbc.sql(
                            """
                            update person_totp set secret_cipher = :fresh
                            where user_id = :user and secret_cipher = :old
                            """);
            case PENDING ->
                    jdbc.sql(
                            """
                            update person_totp set pending_cipher = :fresh
                            where user_id = :user and pending_cipher = :old
                            """);
            default -> throw new IllegalArgumentException("No secret lies in '" + column + "'");
        };
    }

    private static List<Sealed> secrets(ResultSet row) throws SQLException {
        UUID id = row.getObject("user_id", UUID.class);
        List<Sealed> secrets = new ArrayList<>();
        for (String column : List.of(CURRENT, PENDING)) {
            byte[] bytes = row.getBytes(column);
            if (bytes != null) {
                secrets.add(
                        new Sealed(
                                new Place(null, id),
                                column,
                                FactorProofs.context(new UserId(id)),
                                bytes));
            }
        }
        return secrets;
    }
}
