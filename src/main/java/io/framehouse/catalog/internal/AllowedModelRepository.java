package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.shared.Credits;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import io.framehouse.shared.Wire;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the allowlists; a null key is the team's own list. */
@Repository
class AllowedModelRepository {
    private static final String LISTS =
            """
            select key_id, model, max_duration_seconds, resolutions, audio, off_peak_only,
                   max_credits_per_job_micros
            from allowed_model
            where team_id = :team and (key_id is null or key_id = cast(:key as uuid))
            order by model
            """;

    private final JdbcClient jdbc;
    private final TeamReads reads;

    AllowedModelRepository(JdbcClient jdbc, TeamReads reads) {
        this.jdbc = jdbc;
        this.reads = reads;
    }

    /** Both lists in one round trip; needs no transaction around it. */
    Lists lists(TeamId team, @Nullable KeyId key) {
        Map<String, @Nullable Object> which = new HashMap<>();
        which.put("team", team.value());
        which.put("key", idOf(key));
        Lists lists = new Lists(new ArrayList<>(), new ArrayList<>());
        reads.list(
                team,
                LISTS,
                which,
                (row, number) ->
                        (row.getObject("key_id") == null ? lists.ofTeam() : lists.ofKey())
                                .add(allowedModel(row, number)));
        return lists;
    }

    /** A team's own list, and a key's: empty where there is none. */
    record Lists(List<AllowedModel> ofTeam, List<AllowedModel> ofKey) {}

    List<AllowedModel> list(TeamId team, @Nullable KeyId key) {
        return jdbc.sql(
                        """
                        select model, max_duration_seconds, resolutions, audio, off_peak_only,
                               max_credits_per_job_micros
                        from allowed_model
                        where team_id = :team and key_id is not distinct from cast(:key as uuid)
                        order by model
                        """)
                .param("team", team.value())
                .param("key", idOf(key))
                .query(AllowedModelRepository::allowedModel)
                .list();
    }

    /** The lists of the keys that work at a moment and have one. */
    Map<UUID, List<AllowedModel>> ofWorkingKeys(TeamId team, Instant at) {
        Map<UUID, List<AllowedModel>> lists = new HashMap<>();
        jdbc.sql(
                        """
                        select a.key_id, a.model, a.max_duration_seconds, a.resolutions, a.audio,
                               a.off_peak_only, a.max_credits_per_job_micros
                        from allowed_model a
                        join api_key k on k.team_id = a.team_id and k.id = a.key_id
                        where a.team_id = :team and k.revoked_at is null
                            and (k.expires_at is null or k.expires_at > :at)
                        """)
                .param("team", team.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) ->
                        lists.computeIfAbsent(
                                        row.getObject("key_id", UUID.class),
                                        key -> new ArrayList<>())
                                .add(allowedModel(row, number)))
                .list();
        return lists;
    }

    /** Who made the row of a team's own list what it is, and when. */
    Optional<LastChange> lastChange(TeamId team, String model) {
        return jdbc.sql(
                        """
                        select updated_by, updated_at from allowed_model
                        where team_id = :team and key_id is null and model = :model
                        """)
                .param("team", team.value())
                .param("model", model)
                .query((row, number) ->
                        new LastChange(
                                row.getString("updated_by"),
                                row.getObject("updated_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    /** A change of a row. */
    record LastChange(String by, Instant at) {}

    /** Lets one change of a list after another; until the end of the transaction. */
    void lock(TeamId team, @Nullable KeyId key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:list, 0))")
                .param("list", "allowed_model " + team + " " + key)
                .query((row, number) -> number)
                .list();
    }

    void delete(TeamId team, @Nullable KeyId key, String model) {
        jdbc.sql(
                        """
                        delete from allowed_model
                        where team_id = :team and key_id is not distinct from cast(:key as uuid)
                            and model = :model
                        """)
                .param("team", team.value())
                .param("key", idOf(key))
                .param("model", model)
                .update();
    }

    void insert(TeamId team, @Nullable KeyId key, AllowedModel allowed, String by) {
        List<String> resolutions = allowed.resolutions();
        Credits most = allowed.maxCreditsPerJob();
        jdbc.sql(
                        """
                        insert into allowed_model
                            (team_id, key_id, model, max_duration_seconds, resolutions, audio,
                             off_peak_only, max_credits_per_job_micros, updated_by)
                        values (:team, cast(:key as uuid), :model, :duration,
                                cast(:resolutions as text[]), :audio, :offPeakOnly, :credits, :by)
                        """)
                .param("team", team.value())
                .param("key", idOf(key))
                .param("model", allowed.model())
                .param("duration", allowed.maxDurationSeconds())
                .param(
                        "resolutions",
                        resolutions == null ? null : resolutions.toArray(String[]::new))
                .param("audio", Wire.of(allowed.audio()))
                .param("offPeakOnly", allowed.offPeakOnly())
                .param("credits", most == null ? null : most.micros())
                .param("by", by)
                .update();
    }

    private static @Nullable UUID idOf(@Nullable KeyId key) {
        return key == null ? null : key.value();
    }

    private static AllowedModel allowedModel(ResultSet row, int number) throws SQLException {
        Array resolutions = row.getArray("resolutions");
        Long credits = row.getObject("max_credits_per_job_micros", Long.class);
        return new AllowedModel(
                row.getString("model"),
                row.getObject("max_duration_seconds", Integer.class),
                resolutions == null ? null : List.of((String[]) resolutions.getArray()),
                Wire.parse(AllowedModel.Audio.class, row.getString("audio")).orElseThrow(),
                row.getBoolean("off_peak_only"),
                credits == null ? null : Credits.ofMicros(credits));
    }
}
