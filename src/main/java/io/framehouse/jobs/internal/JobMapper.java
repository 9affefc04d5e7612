package io.framehouse.jobs.internal;

import io.framehouse.catalog.Quote;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobState;
import io.framehouse.jobs.UnknownReason;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ProviderCost;
import io.framehouse.shared.Credits;
import io.framehouse.shared.JobId;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.UserId;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Reads a row of table job, alone or with what is watched of it. */
@Component
final class JobMapper implements RowMapper<Job> {
    /** Jobs with what is watched of them; the job's own name is j. */
    static final String WATCHED =
            """
            select j.*, w.next_action_at as watch_next_at, w.progress as watch_progress,
                w.detail as watch_detail
            from job j left join job_watch w on w.team_id = j.team_id and w.job_id = j.id
            """;

    private final JobJson json;
    private final PriceTermsJson terms;

    JobMapper(JobJson json, PriceTermsJson terms) {
        this.json = json;
        this.terms = terms;
    }

    /** A job that is at no provider: what is watched of it is not read. */
    @Override
    public Job mapRow(ResultSet row, int number) throws SQLException {
        return job(
                row,
                row.getString("provider_reason"),
                row.getObject("progress", Integer.class),
                instant(row, "next_action_at"));
    }

    /** A row of {@link #WATCHED}. */
    Job watched(ResultSet row, int number) throws SQLException {
        if (row.getObject("watch_next_at", OffsetDateTime.class) == null) {
            return mapRow(row, number);
        }
        String detail = row.getString("watch_detail");
        return job(
                row,
                detail == null ? row.getString("provider_reason") : detail,
                row.getObject("watch_progress", Integer.class),
                instant(row, "watch_next_at"));
    }

    private Job job(
            ResultSet row,
            @Nullable String providerReason,
            @Nullable Integer progress,
            @Nullable Instant next)
            throws SQLException {
        return new Job(
                new TeamId(row.getObject("team_id", UUID.class)),
                new JobId(row.getObject("id", UUID.class)),
                row.getString("model"),
                state(row.getString("state")),
                row.getLong("version"),
                json.object(row.getString("parameters")),
                id(row, "submitted_by", UserId::new),
                id(row, "key_id", KeyId::new),
                row.getString("submitter"),
                row.getString("cost_center"),
                strings(row, "labels"),
                row.getBoolean("off_peak"),
                row.getInt("priority"),
                Credits.ofMicros(row.getLong("quote_micros")),
                json.lines(row.getString("quote_lines")),
                row.getLong("price_version"),
                Quote.Settlement.valueOf(upper(row.getString("settlement"))),
                credits(row, "settled_micros"),
                cost(row),
                row.getString("reason"),
                providerReason,
                progress,
                row.getInt("attempt"),
                id(row, "provider_account_id", AccountId::new),
                row.getString("provider_task_id"),
                unknownReason(row),
                instant(row, "unknown_since"),
                next,
                instant(row, "expected_by"),
                requiredInstant(row, "created_at"),
                requiredInstant(row, "updated_at"),
                instant(row, "finished_at"),
                terms.read(row.getString("price_terms")));
    }

    static JobState state(String wire) {
        return JobState.valueOf(upper(wire));
    }

    static List<String> strings(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    static <T> @Nullable T id(ResultSet row, String column, Function<UUID, T> make)
            throws SQLException {
        UUID value = row.getObject(column, UUID.class);
        return value == null ? null : make.apply(value);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Credits credits(ResultSet row, String column) throws SQLException {
        Long micros = row.getObject(column, Long.class);
        return micros == null ? null : Credits.ofMicros(micros);
    }

    static @Nullable UnknownReason unknownReason(ResultSet row) throws SQLException {
        String value = row.getString("unknown_reason");
        return value == null ? null : UnknownReason.valueOf(upper(value));
    }

    private static @Nullable ProviderCost cost(ResultSet row) throws SQLException {
        BigDecimal value = row.getBigDecimal("provider_cost_value");
        return value == null ? null : new ProviderCost(value, row.getString("provider_cost_unit"));
    }

    private static String upper(String wire) {
        return wire.toUpperCase(Locale.ROOT);
    }
}
