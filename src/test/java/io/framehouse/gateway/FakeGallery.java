package io.framehouse.gateway;

import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.Gallery;
import io.framehouse.gallery.GalleryEntries;
import io.framehouse.gallery.GalleryEntry;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.jobs.JobAssets;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.JobId;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.MediaSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** One video with its cover, and whatever copies a test gives to jobs. */
class FakeGallery implements Gallery, GalleryEntries, JobAssets, MediaSource {
    static final UUID VIDEO = UUID.fromString("01970000-0000-7000-8000-0000000000f1");
    static final UUID COVER = UUID.fromString("01970000-0000-7000-8000-0000000000f2");
    static final JobId JOB = new JobId(UUID.fromString("01970000-0000-7000-8000-0000000000f3"));

    final Map<JobId, List<JobAsset>> copies = new HashMap<>();
    String gone;
    WallFilter asked = WallFilter.none();

    static JobAsset copy(UUID id, String kind, String state) {
        boolean ready = state.equals("ready");
        return new JobAsset(
                id,
                kind,
                state,
                state.equals("failed") ? "The provider's file is gone." : null,
                ready ? "http://localhost/media/x" : null,
                ready ? "video/mp4" : null,
                ready ? 10L : null,
                ready ? 1280 : null,
                ready ? 720 : null,
                ready ? 5042L : null,
                ready ? GatewaySlice.NOW : null);
    }

    static List<JobAsset> ready() {
        return new ArrayList<>(
                List.of(copy(VIDEO, "video", "ready"), copy(COVER, "cover", "ready")));
    }

    @Override
    public Page<AssetCard> videos(TeamId team, String text, String model, PageRequest page) {
        return new Page<>(List.of(card()), "next");
    }

    private static AssetCard card() {
        return new AssetCard(
                VIDEO,
                JOB,
                "A fox",
                "viduq3-pro",
                "ready",
                null,
                "http://localhost/media/v",
                "http://localhost/media/c",
                "video/mp4",
                10L,
                1280,
                720,
                5000L,
                true,
                "key test",
                Credits.parse("48.5"),
                JobFixture.CREATED);
    }

    @Override
    public AssetCard get(TeamId team, UUID asset) {
        if (!asset.equals(VIDEO)) {
            throw DomainException.notFound("asset");
        }
        return card();
    }

    @Override
    public Page<GalleryEntry> list(
            TeamId team, WallFilter filter, WallSort sort, PageRequest page) {
        asked = filter;
        return new Page<>(List.of(entry()), "next");
    }

    @Override
    public GalleryEntry entry(TeamId team, UUID video) {
        if (!video.equals(VIDEO)) {
            throw DomainException.notFound("asset");
        }
        return entry();
    }

    private static GalleryEntry entry() {
        return new GalleryEntry(
                card(), "http://localhost/media/p", COVER, "The fox", 4, List.of("spring"), null);
    }

    @Override
    public void retry(TeamId team, UUID asset) {}

    @Override
    public List<JobAsset> of(TeamId team, JobId job) {
        return job.equals(JOB) ? ready() : copies.getOrDefault(job, List.of());
    }

    @Override
    public String kind() {
        return "asset";
    }

    @Override
    public Optional<Media> find(TeamId team, UUID id) {
        if (!team.equals(FakeActor.TEAM)) {
            return Optional.empty();
        }
        if (id.equals(VIDEO)) {
            return Optional.of(new Media("v", "video/mp4", 10, "abc123", "fox.mp4", gone));
        }
        return id.equals(COVER)
                ? Optional.of(new Media("c", "image/jpeg", 5, "def456", "fox.jpg", null))
                : Optional.empty();
    }

    @Override
    public Map<JobId, List<JobAsset>> ofAll(TeamId team, Collection<JobId> jobs) {
        return jobs.stream().collect(Collectors.toMap(job -> job, job -> of(team, job)));
    }
}
