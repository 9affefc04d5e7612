package io.framehouse.gateway.rest;

import io.framehouse.gallery.Gallery;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The team's own copies. */
@RestController
@RequestMapping("/api/v1/assets")
class AssetsController {
    private final TeamCaller caller;
    private final Gallery gallery;

    AssetsController(TeamCaller caller, Gallery gallery) {
        this.caller = caller;
        this.gallery = gallery;
    }

    @GetMapping
    Page<AssetJson> list(
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String model,
            PageRequest page) {
        return gallery.videos(caller.team(), text, model, page).map(AssetJson::of);
    }

    @GetMapping("/{id}")
    AssetJson get(@PathVariable String id) {
        return AssetJson.of(gallery.get(caller.team(), assetId(id)));
    }

    static UUID assetId(String text) {
        return Ids.parse(text).orElseThrow(() -> DomainException.notFound("asset"));
    }
}
