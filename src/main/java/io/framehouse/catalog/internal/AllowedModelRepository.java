package io.framehouse.catalog.internal;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.shared.Credits;
import io.framehouse.shared.Ids;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamReads;
import io.framehouse.shared.UserId;
import io.framehouse.shared.Wire;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of the allowlists; a null key is the team's own list. */
@Repository
class AllowedModelRepository {
    /** A key acts for its owner; without a key the person asks. */
    private static final String LISTS =
            "select a.key_id, "
                    + AllowedModelRow.CAPS
                    + """
                    , not a.chosen_only or :anybody or exists (
                        select from allowed_model_chosen c
                        where c.team_id = a.team_id and c.allowed_model_id = a.id
                            and (c.key_id = cast(:key as uuid)
                                or c.user_id = case when cast(:key as uuid) is null
                                    then cast(:person as uuid)
                                    else (select k.owner_user_id from api_key k
                                          where k.team_id = :team and k.id = cast(:key as uuid))
                                    end)) as for_caller
                    from allowed_model a
                    where a.team_id = :team
                        and (a.key_id is null or a.key_id = cast(:key as uuid))
                    order by a.model
                    """;

    private final JdbcClient jdbc;
    private final TeamReads reads;
    private final ChosenRepository chosen;

    AllowedModelRepository(JdbcClient jdbc, TeamReads reads, ChosenRepository chosen) {
        this.jdbc = jdbc;
        this.reads = reads;
        this.chosen = chosen;
    }

    /** Both lists in one round trip; needs no transaction around it. */
    Lists lists(TeamId team, Asker asker) {
        Map<String, @Nullable Object> which = new HashMap<>();
        which.put("team", team.value());
        which.put("key", idOf(asker.key()));
        which.put("person", asker.person() == null ? null : asker.person().value());
        which.put("anybody", asker.anybody());
        Lists lists = new Lists(new ArrayList<>(), new ArrayList<>(), new HashSet<>());
        reads.list(
                team,
                LISTS,
                which,
                (row, number) -> {
                    AllowedModel caps = AllowedModelRow.caps(row);
                    if (!row.getBoolean("for_caller")) {
                        lists.forOthers().add(caps.model());
                    }
                    return (row.getObject("key_id") == null ? lists.ofTeam() : lists.ofKey())
                            .add(caps);
                });
        return lists;
    }

    /**
     * Who wants to use a model.
     *
     * @param key null where a person does
     * @param anybody whether it does not matter who
     */
    record Asker(@Nullable KeyId key, @Nullable UserId person, boolean anybody) {}

    /**
     * A team's own list, and a key's: empty where there is none.
     *
     * @param forOthers the rows of the team's list that are not for whoever asks
     */
    record Lists(List<AllowedModel> ofTeam, List<AllowedModel> ofKey, Set<String> forOthers) {}

    List<AllowedModel> list(TeamId team, @Nullable KeyId key) {
        return jdbc.sql(
                        "select "
                                + AllowedModelRow.CAPS
                                + ", "
                                + AllowedModelRow.WHO
                                + """
                                from allowed_model a
                                where a.team_id = :team
                                    and a.key_id is not distinct from cast(:key as uuid)
                                order by a.model
                                """)
                .param("team", team.value())
                .param("key", idOf(key))
                .query(AllowedModelRow::whole)
                .list();
    }

    /** The keys that work at a moment, with their own lists: empty where they have none. */
    Collection<WorkingKey> workingKeys(TeamId team, Instant at) {
        Map<UUID, WorkingKey> keys = new HashMap<>();
        jdbc.sql(
                        "select k.id as working_key, k.owner_user_id, "
                                + AllowedModelRow.CAPS
                                + """
                                from api_key k
                                left join allowed_model a
                                    on a.team_id = k.team_id and a.key_id = k.id
                                where k.team_id = :team and k.revoked_at is null
                                    and (k.expires_at is null or k.expires_at > :at)
                                """)
                .param("team", team.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    UUID id = row.getObject("working_key", UUID.class);
                    UUID owner = row.getObject("owner_user_id", UUID.class);
                    WorkingKey key =
                            keys.computeIfAbsent(
                                    id,
                                    fresh ->
                                            new WorkingKey(
                                                    new KeyId(fresh),
                                                    owner == null ? null : new UserId(owner),
                                                    new ArrayList<>()));
                    if (row.getString("model") != null) {
                        key.list().add(AllowedModelRow.caps(row));
                    }
                    return key;
                })
                .list();
        return keys.values();
    }

    /** A key that works. */
    record WorkingKey(KeyId id, @Nullable UserId owner, List<AllowedModel> list) {}

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
        UUID id = Ids.next();
        List<String> resolutions = allowed.resolutions();
        Credits most = allowed.maxCreditsPerJob();
        jdbc.sql(
                        """
                        insert into allowed_model
                            (team_id, id, key_id, model, max_duration_seconds, resolutions, audio,
                             off_peak_only, off_peak_never, recommended_prompt, watermark,
                             max_credits_per_job_micros, chosen_only, updated_by)
                        values (:team, :id, cast(:key as uuid), :model, :duration,
                                cast(:resolutions as text[]), :audio, :offPeakOnly, :offPeakNever,
                                :recommendedPrompt, :watermark, :credits, :chosenOnly, :by)
                        """)
                .param("team", team.value())
                .param("id", id)
                .param("key", idOf(key))
                .param("model", allowed.model())
                .param("duration", allowed.maxDurationSeconds())
                .param(
                        "resolutions",
                        resolutions == null ? null : resolutions.toArray(String[]::new))
                .param("audio", Wire.of(allowed.audio()))
                .param("offPeakOnly", allowed.offPeak() == AllowedModel.OffPeak.ONLY)
                .param("offPeakNever", allowed.offPeak() == AllowedModel.OffPeak.NEVER)
                .param("recommendedPrompt", Wire.of(allowed.recommendedPrompt()))
                .param("watermark", Wire.of(allowed.watermark()))
                .param("credits", most == null ? null : most.micros())
                .param("chosenOnly", !allowed.who().everybody())
                .param("by", by)
                .update();
        chosen.insert(team, id, allowed.who());
    }

    private static @Nullable UUID idOf(@Nullable KeyId key) {
        return key == null ? null : key.value();
    }
}
