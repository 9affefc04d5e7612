package io.framehouse.gallery.internal;

import io.framehouse.gallery.SharedPage;
import io.framehouse.gallery.SharedPages;
import io.framehouse.gallery.internal.ShareRows.Open;
import io.framehouse.shared.LinkToken;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.MediaSource.Media;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Every request finds the link anew, so that one that was taken back opens nothing more. */
@Service
class SharedPagesService implements SharedPages {
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final ShareRows shares;
    private final SharedVideoRows videos;
    private final AssetMedia media;
    private final TeamTransactions transactions;
    private final Clock clock;

    SharedPagesService(
            ShareRows shares,
            SharedVideoRows videos,
            AssetMedia media,
            TeamTransactions transactions,
            Clock clock) {
        this.shares = shares;
        this.videos = videos;
        this.media = media;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Override
    public Optional<SharedPage> open(String token, boolean visit) {
        return find(token).flatMap(share -> page(share, visit));
    }

    private Optional<SharedPage> page(Open share, boolean visit) {
        return transactions.inTeam(
                share.team(),
                () -> {
                    List<SharedPage.Video> found = videos.videos(share, MOST_VIDEOS + 1);
                    // A video that left is as if the link were gone; an empty collection is one.
                    if (found.isEmpty() && share.item() != null) {
                        return Optional.empty();
                    }
                    if (visit) {
                        shares.opened(share.team(), share.id(), clock.instant());
                    }
                    return videos.title(share).map(title -> page(share, title, found));
                });
    }

    private static SharedPage page(Open share, String title, List<SharedPage.Video> found) {
        boolean more = found.size() > MOST_VIDEOS;
        return new SharedPage(
                share.teamName(),
                title,
                more ? found.subList(0, MOST_VIDEOS) : found,
                more,
                share.expiresAt());
    }

    @Override
    public Optional<Media> video(String token, UUID video) {
        return bytes(token, video, false);
    }

    @Override
    public Optional<Media> cover(String token, UUID video) {
        return bytes(token, video, true);
    }

    private Optional<Media> bytes(String token, UUID video, boolean cover) {
        return find(token)
                .flatMap(share ->
                        transactions
                                .inTeam(share.team(), () -> videos.asset(share, video, cover))
                                .flatMap(served ->
                                        media.find(share.team(), served.asset())
                                                .map(found -> named(found, served.title()))))
                .filter(found -> found.gone() == null);
    }

    /** Saved under the words that the page shows; the job's id stays in the house. */
    private static Media named(Media media, @Nullable String title) {
        String words = FileWords.of(title == null ? "" : title);
        String ours = media.fileName();
        return new Media(
                media.blobKey(),
                media.contentType(),
                media.bytes(),
                media.sha256(),
                (words.isEmpty() ? "video" : words) + ours.substring(ours.lastIndexOf('.')),
                media.gone());
    }

    private Optional<Open> find(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        byte[] hash = LinkToken.hash(token);
        return transactions.onPlatform(() -> shares.findOpen(hash, clock.instant()));
    }
}
