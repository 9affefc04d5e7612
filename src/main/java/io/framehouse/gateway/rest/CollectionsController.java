package io.framehouse.gateway.rest;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.gallery.Collections;
import io.framehouse.shared.Action;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Collections of the key's team, and the private ones of the person whose key it is. */
@RestController
@RequestMapping("/api/v1/collections")
class CollectionsController {
    private final TeamCaller caller;
    private final Collections collections;

    CollectionsController(TeamCaller caller, Collections collections) {
        this.caller = caller;
        this.collections = collections;
    }

    @GetMapping
    Page<CollectionJson> list(PageRequest page) {
        return Paging.slice(collections.list(caller.team()), page, one -> one.id().toString())
                .map(CollectionJson::of);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    CollectionJson create(JsonBody body) {
        TeamId team = caller.teamFor(Action.EDIT_ASSETS);
        return CollectionJson.of(collections.create(team, CollectionRequest.create(body.reader())));
    }

    @GetMapping("/{id}")
    CollectionJson get(@PathVariable String id) {
        return CollectionJson.of(collections.get(caller.team(), collectionId(id)));
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    CollectionJson change(@PathVariable String id, JsonBody body) {
        TeamId team = caller.teamFor(Action.EDIT_ASSETS);
        return CollectionJson.of(
                collections.change(
                        team, collectionId(id), CollectionRequest.change(body.reader())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        collections.delete(caller.teamFor(Action.EDIT_ASSETS), collectionId(id));
    }

    @PutMapping("/{id}/assets/{asset}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void add(@PathVariable String id, @PathVariable String asset) {
        TeamId team = caller.teamFor(Action.EDIT_ASSETS);
        collections.add(team, collectionId(id), Set.of(AssetsController.assetId(asset)));
    }

    @DeleteMapping("/{id}/assets/{asset}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String id, @PathVariable String asset) {
        TeamId team = caller.teamFor(Action.EDIT_ASSETS);
        collections.remove(team, collectionId(id), Set.of(AssetsController.assetId(asset)));
    }

    private static UUID collectionId(String text) {
        return Ids.parse(text).orElseThrow(() -> DomainException.notFound("collection"));
    }
}
