package io.framehouse.gateway.internal;

import io.framehouse.shared.JobId;
import io.framehouse.shared.SealedStore;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The keys that callers showed, kept until their last callback. */
@Repository
class SealedCallbackKeys implements SealedStore {
    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final String COLUMN = "secret";

    private final JdbcClient jdbc;

    SealedCallbackKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "callers' keys";
    }

    @Override
    public List<Sealed> after(@Nullable Place after, int rows) {
        TeamId team = after == null ? null : after.team();
        return jdbc.sql(
                        """
                        select team_id, job_id, secret from caller_callback
                        where outcome is null and (team_id, job_id) > (:team, :job)
                        order by team_id, job_id limit :rows
                        """)
                .param("team", team == null ? BEFORE_ALL : team.value())
                .param("job", after == null ? BEFORE_ALL : after.id())
                .param("rows", rows)
                .query((row, number) -> {
                    TeamId whose = new TeamId(row.getObject("team_id", UUID.class));
                    UUID job = row.getObject("job_id", UUID.class);
                    return new Sealed(
                            new Place(whose, job),
                            COLUMN,
                            CallbackClaim.context(whose, new JobId(job)),
                            row.getBytes(COLUMN));
                })
                .list();
    }

    @Override
    public boolean replace(Sealed old, byte[] bytes) {
        return jdbc.sql(
                                """
                                update caller_callback set secret = :fresh
                                where team_id = :team and job_id = :job and secret = :old
                                """)
                        .param("team", Objects.requireNonNull(old.place().team()).value())
                        .param("job", old.place().id())
                        .param("old", old.bytes())
                        .param("fresh", bytes)
                        .update()
                == 1;
    }
}
