package io.framehouse.jobs.internal;

import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.jobs.JobWork.Watch;
import io.framehouse.providers.AccountId;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads a row of table job_watch. */
@Component
class WatchMapper implements RowMapper<Watch> {
    private static final Duration USUAL = Duration.ofMinutes(5);
    private static final UUID NONE = new UUID(0, 0);

    private final Catalog catalog;

    WatchMapper(Catalog catalog) {
        this.catalog = catalog;
    }

    @Override
    public Watch mapRow(ResultSet row, int number) throws SQLException {
        Optional<CatalogModel> model = catalog.find(row.getString("model"));
        return new Watch(
                new TeamId(row.getObject("team_id", UUID.class)),
                new JobId(row.getObject("job_id", UUID.class)),
                JobMapper.state(row.getString("state")),
                JobMapper.unknownReason(row),
                JobMapper.instant(row, "unknown_since"),
                row.getObject("attempt_id", UUID.class),
                account(row.getObject("account_id", UUID.class)),
                row.getString("task_id"),
                model.map(CatalogModel::mode).orElse(""),
                row.getBoolean("off_peak"),
                row.getInt("poll_count"),
                JobMapper.instant(row, "accepted_at"),
                JobMapper.instant(row, "last_answer_at"),
                model.map(CatalogModel::usualTime).orElse(USUAL),
                row.getObject("lease_token", UUID.class));
    }

    private static @Nullable AccountId account(UUID id) {
        return id.equals(NONE) ? null : new AccountId(id);
    }
}
