package io.framehouse.gallery.internal;

import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.Gallery;
import io.framehouse.gallery.GalleryEntry;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.Action;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The wall of a team's videos. */
@Service
class GalleryService implements Gallery {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final AssetListQuery query;
    private final EntryService entries;
    private final WallCards cards;
    private final AssetRepository assets;
    private final LiveFeed feed;
    private final Clock clock;

    GalleryService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            AssetListQuery query,
            EntryService entries,
            WallCards cards,
            AssetRepository assets,
            LiveFeed feed,
            Clock clock) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.query = query;
        this.entries = entries;
        this.cards = cards;
        this.assets = assets;
        this.feed = feed;
        this.clock = clock;
    }

    @Override
    public Page<AssetCard> videos(
            TeamId team, @Nullable String text, @Nullable String model, PageRequest page) {
        WallFilter filter = EntryService.filter(text, model);
        return entries.list(team, filter, WallSort.NEWEST, page).map(GalleryEntry::asset);
    }

    @Override
    public AssetCard get(TeamId team, UUID asset) {
        currentActor.require(team, Action.VIEW_ASSETS);
        return cards.asset(team, transactions.inTeam(team, () -> found(team, asset)));
    }

    @Override
    public void retry(TeamId team, UUID asset) {
        currentActor.require(team, Action.SUBMIT_JOB);
        transactions.runInTeam(team, () -> retryNow(team, found(team, asset)));
    }

    private void retryNow(TeamId team, AssetRow asset) {
        if (!asset.isFailed()) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "This copy is " + asset.state() + "; only a failed one can be tried again.");
        }
        if (assets.retryFailed(team, asset.job(), clock.instant()) == 0) {
            throw new DomainException(
                    CommonError.WRONG_STATE,
                    "The provider has given no video, so there is nothing to copy. It is copied by"
                            + " itself should it still come.");
        }
        feed.changed(new LiveFeed.Signal(team, "asset", asset.id().toString()));
        feed.changed(new LiveFeed.Signal(team, "job", asset.job().toString()));
    }

    private AssetRow found(TeamId team, UUID asset) {
        return query.find(team, asset).orElseThrow(() -> DomainException.notFound("video"));
    }
}
