package io.framehouse.gateway.rest;

import io.framehouse.api.JsonBody;
import io.framehouse.api.RequestReader;
import io.framehouse.gallery.GalleryEntries;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.WallFilter;
import io.framehouse.shared.Action;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The team's own copies. */
@RestController
@RequestMapping("/api/v1/assets")
class AssetsController {
    private static final int MOST_LABELS = GalleryKeeping.MOST_LABELS;
    private static final int LONGEST_LABEL = GalleryKeeping.LONGEST_LABEL;

    private final TeamCaller caller;
    private final GalleryEntries entries;
    private final GalleryKeeping keeping;

    AssetsController(TeamCaller caller, GalleryEntries entries, GalleryKeeping keeping) {
        this.caller = caller;
        this.entries = entries;
        this.keeping = keeping;
    }

    /** Labels as they stand now. */
    record LabelsJson(List<String> labels) {}

    @GetMapping
    Page<AssetJson> list(@RequestParam MultiValueMap<String, String> query, PageRequest page) {
        TeamId team = caller.team();
        WallFilter filter = AssetQuery.filter(query);
        return entries.list(team, filter, AssetQuery.sort(query), page).map(AssetJson::of);
    }

    @GetMapping("/{id}")
    AssetJson get(@PathVariable String id) {
        return AssetJson.of(entries.entry(caller.team(), assetId(id)));
    }

    /** Replaces all labels of a video. */
    @PutMapping(path = "/{id}/labels", consumes = MediaType.APPLICATION_JSON_VALUE)
    LabelsJson label(@PathVariable String id, JsonBody body) {
        TeamId team = caller.teamFor(Action.EDIT_ASSETS);
        UUID video = assetId(id);
        RequestReader reader = body.reader();
        List<String> labels = reader.optionalTexts("labels", MOST_LABELS, LONGEST_LABEL);
        if (labels == null) {
            reader.refuse("labels", "required", "must be a list of texts, which may be empty");
        }
        reader.finish();
        Set<String> wanted = new TreeSet<>(labels == null ? List.of() : labels);
        return new LabelsJson(keeping.relabel(team, video, wanted));
    }

    static UUID assetId(String text) {
        return Ids.parse(text).orElseThrow(() -> DomainException.notFound("asset"));
    }
}
