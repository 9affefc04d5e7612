package io.framehouse.gallery.ui;

import io.framehouse.catalog.CatalogModel;
import io.framehouse.gallery.AssetCard;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.ui.JobSettings;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.ui.CurrentTeam;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wall's videos, page by page, and one of them in full. */
final class GalleryModel {
    static final int PAGE = 60;

    private final GalleryServices services;
    private final CurrentTeam team;
    private final Map<String, String> titles = new LinkedHashMap<>();
    private final List<AssetCard> videos = new ArrayList<>();
    private GalleryFilter filter = GalleryFilter.none();
    private @Nullable String next;

    GalleryModel(GalleryServices services, CurrentTeam team) {
        this.services = services;
        this.team = team;
        for (CatalogModel model : services.catalog().models()) {
            titles.put(model.id(), model.title());
        }
    }

    /** A video with its job. */
    record Item(AssetCard video, Job job, List<JobSettings.Setting> settings) {}

    CurrentTeam team() {
        return team;
    }

    GalleryFilter filter() {
        return filter;
    }

    Map<String, String> titles() {
        return Map.copyOf(titles);
    }

    List<String> models() {
        return List.copyOf(titles.keySet());
    }

    String title(String model) {
        return titles.getOrDefault(model, model);
    }

    List<AssetCard> videos() {
        return List.copyOf(videos);
    }

    void load(GalleryFilter newFilter) {
        filter = newFilter;
        Page<AssetCard> page = page(null);
        videos.clear();
        videos.addAll(page.items());
        next = page.nextCursor();
    }

    boolean hasMore() {
        return next != null;
    }

    List<AssetCard> more() {
        Page<AssetCard> page = page(next);
        videos.addAll(page.items());
        next = page.nextCursor();
        return page.items();
    }

    /** Whether the first page is other than what is shown: new, copied or failed videos. */
    boolean isOutdated() {
        List<AssetCard> fresh = page(null).items();
        List<AssetCard> shown = videos.subList(0, Math.min(videos.size(), fresh.size()));
        return fresh.size() != shown.size() || !sameStates(fresh, shown);
    }

    boolean hasAnyVideo() {
        return !services.gallery()
                .videos(team.id(), null, null, new PageRequest(1, null))
                .items()
                .isEmpty();
    }

    /** Empty where there is no such video in this team. */
    Optional<Item> item(UUID asset) {
        try {
            AssetCard video = services.gallery().get(team.id(), asset);
            Job job = services.jobs().get(team.id(), video.job());
            List<JobSettings.Setting> settings =
                    services.catalog()
                            .find(job.model())
                            .map(model -> JobSettings.of(model, job.parameters()))
                            .orElse(List.of());
            return Optional.of(new Item(video, job, settings));
        } catch (DomainException notFound) {
            return Optional.empty();
        }
    }

    /** The video before (-1) or after (1) another one on the wall. */
    Optional<UUID> neighbour(UUID asset, int step) {
        for (int i = 0; i < videos.size(); i++) {
            int other = i + step;
            if (videos.get(i).id().equals(asset) && other >= 0 && other < videos.size()) {
                return Optional.of(videos.get(other).id());
            }
        }
        return Optional.empty();
    }

    void retry(UUID asset) {
        services.gallery().retry(team.id(), asset);
    }

    /** {@code 412 videos}, or how many are shown so far. */
    String summary() {
        if (next != null) {
            return "First " + videos.size() + " videos";
        }
        return videos.size() == 1 ? "1 video" : videos.size() + " videos";
    }

    private Page<AssetCard> page(@Nullable String cursor) {
        String text = filter.text().isEmpty() ? null : filter.text();
        return services.gallery()
                .videos(team.id(), text, filter.model(), new PageRequest(PAGE, cursor));
    }

    private static boolean sameStates(List<AssetCard> fresh, List<AssetCard> shown) {
        for (int i = 0; i < fresh.size(); i++) {
            boolean same =
                    fresh.get(i).id().equals(shown.get(i).id())
                            && fresh.get(i).state().equals(shown.get(i).state())
                            && (fresh.get(i).coverUrl() == null)
                                    == (shown.get(i).coverUrl() == null);
            if (!same) {
                return false;
            }
        }
        return true;
    }
}
