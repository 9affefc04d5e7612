package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.api.RequestReader;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.StorageUse;
import io.framehouse.teams.Team;
import io.framehouse.teams.TeamData;
import io.framehouse.teams.Teams;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Teams, for platform admins. */
@RestController
@RequestMapping("/api/v1/admin/teams")
class TeamsController {
    private static final int MAX_RUNNING = 1_000_000;

    private final CurrentActor currentActor;
    private final Teams teams;
    private final StorageUse storage;

    TeamsController(CurrentActor currentActor, Teams teams, StorageUse storage) {
        this.currentActor = currentActor;
        this.teams = teams;
        this.storage = storage;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    TeamJson create(JsonBody body) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        RequestReader reader = body.reader();
        String name = reader.text("name", 120);
        ZoneId zone = zone(reader);
        String costCenter = reader.optionalText("cost_center", 120);
        Integer max = reader.optionalInteger("max_running_jobs", 1, MAX_RUNNING);
        Integer rate = rate(reader);
        Long maxStorage = maxStorage(reader);
        reader.finish();
        ZoneId chosen = zone == null ? ZoneId.of("UTC") : zone;
        Team made = teams.create(new TeamData(name, chosen, costCenter, max, rate));
        if (maxStorage != null) {
            storage.limit(made.id(), maxStorage);
        }
        return json(made);
    }

    @GetMapping
    Page<TeamJson> list(PageRequest page) {
        Map<TeamId, StorageUse.Use> uses = storage.all();
        return Paging.slice(teams.all(), page, team -> team.id().toString())
                .map(team -> TeamJson.of(team, uses.getOrDefault(team.id(), StorageUse.NOTHING)));
    }

    @GetMapping("/{team}")
    TeamJson get(@PathVariable String team) {
        return json(teams.get(AdminPath.team(team)));
    }

    @PatchMapping(path = "/{team}", consumes = MediaType.APPLICATION_JSON_VALUE)
    TeamJson change(@PathVariable String team, JsonBody body) {
        TeamId id = AdminPath.team(team);
        currentActor.require(id, Action.MANAGE_TEAMS);
        Team before = teams.get(id);
        RequestReader reader = body.reader();
        TeamData data = changed(reader, before.data());
        boolean suspended = reader.flag("suspended", before.suspended());
        boolean limited = reader.has("max_storage_bytes");
        Long maxStorage = maxStorage(reader);
        reader.finish();
        Team after = teams.update(before.id(), data, suspended, before.version());
        if (limited) {
            storage.limit(id, maxStorage);
        }
        return json(after);
    }

    private TeamJson json(Team team) {
        return TeamJson.of(team, storage.of(team.id()));
    }

    private static @Nullable Long maxStorage(RequestReader reader) {
        return reader.optionalLong("max_storage_bytes", 1, StorageUse.MOST_BYTES);
    }

    private static TeamData changed(RequestReader reader, TeamData before) {
        String name = reader.has("name") ? reader.text("name", 120) : before.name();
        ZoneId zone = zone(reader);
        String costCenter =
                reader.has("cost_center")
                        ? reader.optionalText("cost_center", 120)
                        : before.costCenter();
        Integer max =
                reader.has("max_running_jobs")
                        ? reader.optionalInteger("max_running_jobs", 1, MAX_RUNNING)
                        : before.maxRunningJobs();
        Integer rate = reader.has("rate_per_minute") ? rate(reader) : before.ratePerMinute();
        return new TeamData(name, zone == null ? before.zone() : zone, costCenter, max, rate);
    }

    private static @Nullable Integer rate(RequestReader reader) {
        return reader.optionalInteger("rate_per_minute", 1, KeyRequest.MAX_RATE);
    }

    private static @Nullable ZoneId zone(RequestReader reader) {
        return reader.parsed("time_zone", "a time zone, such as Europe/Helsinki", ZoneId::of);
    }
}
