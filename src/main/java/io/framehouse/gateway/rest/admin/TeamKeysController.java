package io.framehouse.gateway.rest.admin;

import io.framehouse.access.ApiKey;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.NewKey;
import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.Allowlist;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys of one team. */
@RestController
@RequestMapping("/api/v1/admin/teams/{team}/keys")
class TeamKeysController {
    private final CurrentActor currentActor;
    private final ApiKeys keys;
    private final Allowlist allowlist;

    TeamKeysController(CurrentActor currentActor, ApiKeys keys, Allowlist allowlist) {
        this.currentActor = currentActor;
        this.keys = keys;
        this.allowlist = allowlist;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    KeyJson create(@PathVariable String team, JsonBody body) {
        TeamId id = AdminPath.team(team);
        currentActor.require(id, Action.MANAGE_KEYS);
        KeyRequest wish = KeyRequest.create(body.reader(), true);
        NewKey made = keys.create(id, wish.data(), key -> limit(id, key, wish.allowlist()));
        return json(id, made.key(), made.secret());
    }

    @GetMapping
    Page<KeyJson> list(@PathVariable String team, PageRequest page) {
        TeamId id = AdminPath.team(team);
        return Paging.slice(keys.list(id), page, key -> key.id().toString())
                .map(key -> json(id, key, null));
    }

    @GetMapping("/{key}")
    KeyJson get(@PathVariable String team, @PathVariable String key) {
        TeamId id = AdminPath.team(team);
        return json(id, keys.get(id, AdminPath.key(key)), null);
    }

    @PatchMapping(path = "/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
    KeyJson change(@PathVariable String team, @PathVariable String key, JsonBody body) {
        TeamId id = AdminPath.team(team);
        KeyId keyId = AdminPath.key(key);
        ApiKey seen = keys.get(id, keyId);
        KeyRequest wish = KeyRequest.change(body.reader(), seen, true);
        ApiKey changed =
                keys.update(
                        id,
                        keyId,
                        wish.data(),
                        OptionalLong.of(seen.version()),
                        () -> limit(id, keyId, wish.allowlist()));
        return json(id, changed, null);
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String team, @PathVariable String key) {
        keys.revoke(AdminPath.team(team), AdminPath.key(key));
    }

    @PostMapping(path = "/{key}/rotate", consumes = MediaType.APPLICATION_JSON_VALUE)
    KeyJson rotate(@PathVariable String team, @PathVariable String key, JsonBody body) {
        TeamId id = AdminPath.team(team);
        int hours = KeyRequest.overlapHours(body.reader());
        NewKey made = keys.rotate(id, AdminPath.key(key), Duration.ofHours(hours));
        return json(id, made.key(), made.secret());
    }

    private KeyJson json(TeamId team, ApiKey key, @Nullable String secret) {
        List<AllowlistJson> limits =
                allowlist.list(team, key.id()).stream().map(AllowlistJson::of).toList();
        return KeyJson.of(key, limits, secret);
    }

    /** A list that is not given stays as it is; an empty one adds no limit to the team's. */
    private void limit(TeamId team, KeyId key, @Nullable List<AllowedModel> models) {
        if (models != null) {
            AllowlistJson.storing("allowlist", () -> allowlist.replace(team, key, models));
        }
    }
}
