package io.framehouse.gateway.rest.admin;

import io.framehouse.access.ApiKey;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.NewKey;
import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.time.Duration;
import java.util.OptionalLong;
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

/** Keys of the platform itself. */
@RestController
@RequestMapping("/api/v1/admin/keys")
class PlatformKeysController {
    private final CurrentActor currentActor;
    private final ApiKeys keys;

    PlatformKeysController(CurrentActor currentActor, ApiKeys keys) {
        this.currentActor = currentActor;
        this.keys = keys;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    KeyJson create(JsonBody body) {
        currentActor.requirePlatform(Action.MANAGE_TEAMS);
        NewKey made = keys.create(null, KeyRequest.create(body.reader(), false).data());
        return KeyJson.of(made.key(), null, made.secret());
    }

    @GetMapping
    Page<KeyJson> list(PageRequest page) {
        return Paging.slice(keys.list(null), page, key -> key.id().toString())
                .map(key -> KeyJson.of(key, null, null));
    }

    @GetMapping("/{key}")
    KeyJson get(@PathVariable String key) {
        return KeyJson.of(keys.get(null, AdminPath.key(key)), null, null);
    }

    @PatchMapping(path = "/{key}", consumes = MediaType.APPLICATION_JSON_VALUE)
    KeyJson change(@PathVariable String key, JsonBody body) {
        KeyId id = AdminPath.key(key);
        ApiKey seen = keys.get(null, id);
        KeyRequest wish = KeyRequest.change(body.reader(), seen, false);
        ApiKey changed =
                keys.update(null, id, wish.data(), OptionalLong.of(seen.version()), () -> {});
        return KeyJson.of(changed, null, null);
    }

    @DeleteMapping("/{key}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable String key) {
        keys.revoke(null, AdminPath.key(key));
    }

    @PostMapping(path = "/{key}/rotate", consumes = MediaType.APPLICATION_JSON_VALUE)
    KeyJson rotate(@PathVariable String key, JsonBody body) {
        int hours = KeyRequest.overlapHours(body.reader());
        NewKey made = keys.rotate(null, AdminPath.key(key), Duration.ofHours(hours));
        return KeyJson.of(made.key(), null, made.secret());
    }
}
