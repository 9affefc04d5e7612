package io.framehouse.gallery.internal;

import io.framehouse.gallery.Downloads;
import io.framehouse.gallery.internal.DownloadRows.Asked;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaStream;
import io.framehouse.storage.SignedLinks;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Service;

/** Prepares ZIPs and writes them while they are fetched; a person fetches two at once at most. */
@Service
class DownloadService implements Downloads, MediaStream {
    static final String KIND = "download";

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int AT_ONCE = 2;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final DownloadRows rows;
    private final SignedLinks links;
    private final VideoZip zip;
    private final Clock clock;
    private final Map<UserId, Integer> running = new ConcurrentHashMap<>();

    DownloadService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            DownloadRows rows,
            SignedLinks links,
            BlobStore blobs,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.rows = rows;
        this.links = links;
        this.zip = new VideoZip(blobs);
        this.clock = clock;
    }

    @Override
    public Prepared prepare(TeamId team, Set<UUID> videos) {
        Actor actor = currentActor.require(team, Action.VIEW_ASSETS);
        UserId person = actor.userId();
        if (person == null) {
            throw new DomainException(
                    CommonError.FORBIDDEN, "A ZIP is prepared in a person's name only.");
        }
        if (videos.isEmpty() || videos.size() > MOST_VIDEOS) {
            throw DomainException.invalid(
                    "videos",
                    "out_of_range",
                    "%d videos are chosen; a ZIP holds 1 to %d. Download the others after it."
                            .formatted(videos.size(), MOST_VIDEOS));
        }
        return transactions.inTeam(team, () -> prepared(team, videos, person));
    }

    private Prepared prepared(TeamId team, Set<UUID> videos, UserId person) {
        List<ZipVideo> found = rows.videos(team, videos);
        if (found.isEmpty()) {
            throw DomainException.notFound("video");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        UUID id = Ids.next();
        rows.removeOver(team, now);
        rows.insert(
                team, id, found.stream().map(ZipVideo::id).toList(), person, now, now.plus(LIFE));
        List<ZipVideo> there = found.stream().filter(video -> video.blobKey() != null).toList();
        return new Prepared(
                links.link(team, KIND, id, LIFE, fileName(now)),
                there.size(),
                videos.size() - there.size(),
                there.stream().mapToLong(ZipVideo::bytes).sum());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Optional<Streamed> find(TeamId team, UUID id) {
        return transactions
                .inTeam(team, () -> rows.find(team, id, clock.instant()))
                .map(asked ->
                        new Streamed(
                                "application/zip",
                                fileName(asked.createdAt()),
                                target -> write(team, asked, target)));
    }

    private void write(TeamId team, Asked asked, OutputStream target) throws IOException {
        int now = running.merge(asked.by(), 1, Integer::sum);
        try {
            if (now > AT_ONCE) {
                throw new DomainException(
                        CommonError.RATE_LIMITED,
                        "Two of your downloads are running. Fetch this one when one has ended.",
                        Map.of("retry_after", 60L));
            }
            // Read first, so that no transaction is open while a slow line takes the bytes.
            List<ZipVideo> videos =
                    transactions.inTeam(team, () -> rows.videos(team, asked.items()));
            zip.write(videos, target);
        } finally {
            running.computeIfPresent(asked.by(), (who, count) -> count == 1 ? null : count - 1);
        }
    }

    private static String fileName(Instant at) {
        return "videos-" + at.atOffset(ZoneOffset.UTC).toLocalDate() + ".zip";
    }
}
