package io.framehouse.notices.internal.webhooks;

import io.framehouse.shared.SealedStore;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The secrets of webhooks, those as well that only sign on for a while. */
@Repository
class SealedWebhookSecrets implements SealedStore {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String CURRENT = "secret_cipher";
    private static final String PREVIOUS = "previous_secret_cipher";

    private final JdbcClient jdbc;

    SealedWebhookSecrets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "webhook secrets";
    }

    @Override
    public List<Sealed> after(@Nullable Place after, int rows) {
        TeamId team = after == null ? null : after.team();
        return jdbc
                .sql(
                        """
                        select team_id, id, secret_cipher, previous_secret_cipher
                        from webhook_endpoint
                        where deleted_at is null and (team_id, id) > (:team, :id)
                        order by team_id, id limit :rows
                        """)
                .param("team", team == null ? BEFORE_ALL : team.value())
                .param("id", after == null ? BEFORE_ALL : after.id())
                .param("rows", rows)
                .query((row, number) -> secrets(row))
                .list()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public boolean replace(Sealed old, byte[] bytes) {
        return update(old.column())
                        .param("team", Objects.requireNonNull(old.place().team()).value())
                        .param("id", old.place().id())
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
                            update webhook_endpoint set secret_cipher = :fresh
                            where team_id = :team and id = :id and secret_cipher = :old
                            """);
            case PREVIOUS ->
                    jdbc.sql(
                            """
                            update webhook_endpoint set previous_secret_cipher = :fresh
                            where team_id = :team and id = :id and previous_secret_cipher = :old
                            """);
            default -> throw new IllegalArgumentException("No secret lies in '" + column + "'");
        };
    }

    private static List<Sealed> secrets(ResultSet row) throws SQLException {
        TeamId team = new TeamId(row.getObject("team_id", UUID.class));
        UUID id = row.getObject("id", UUID.class);
        List<Sealed> secrets = new ArrayList<>();
        for (String column : List.of(CURRENT, PREVIOUS)) {
            byte[] bytes = row.getBytes(column);
            if (bytes != null) {
                secrets.add(
                        new Sealed(
                                new Place(team, id),
                                column,
                                WebhookSecrets.context(team, id),
                                bytes));
            }
        }
        return secrets;
    }
}
