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
    public Optional<SharedPage> open(String token) {
        return find(token).flatMap(this::page);
    }

    private Optional<SharedPage> page(Open share) {
        return transactions.inTeam(
                share.team(),
                () -> {
                    List<SharedPage.Video> found = videos.videos(share, MOST_VIDEOS + 1);
                    // A video that left is as if the link were gone; an empty collection is one.
                    if (found.isEmpty() && share.item() != null) {
                        return Optional.empty();
                    }
                    shares.opened(share.team(), share.id(), clock.instant());
                    boolean more = found.size() > MOST_VIDEOS;
                    return Optional.of(
                            new SharedPage(
                                    share.teamName(),
                                    videos.title(share),
                                    more ? found.subList(0, MOST_VIDEOS) : found,
                                    more,
                                    share.expiresAt()));
                });
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
                                .flatMap(asset -> media.find(share.team(), asset)))
                .filter(found -> found.gone() == null);
    }

    private Optional<Open> find(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        byte[] hash = LinkToken.hash(token);
        return transactions.onPlatform(() -> shares.findOpen(hash, clock.instant()));
    }
}
