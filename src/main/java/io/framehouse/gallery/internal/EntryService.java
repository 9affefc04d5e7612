package io.framehouse.gallery.internal;

import io.framehouse.gallery.GalleryEntries;
import io.framehouse.gallery.GalleryEntry;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The same rows as the wall's, whole, in pages that lead forwards only. */
@Service
class EntryService implements GalleryEntries {
    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final WallQuery query;
    private final WallCards cards;
    private final AssetListQuery copies;

    EntryService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            WallQuery query,
            WallCards cards,
            AssetListQuery copies) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.query = query;
        this.cards = cards;
        this.copies = copies;
    }

    /** What has words of a text and a model, where these are given. */
    static WallFilter filter(@Nullable String text, @Nullable String model) {
        Set<String> models = model == null ? Set.of() : Set.of(model);
        return new WallFilter(
                text, models, null, null, Set.of(), null, null, null, null, null, null, Set.of(),
                null, null, null, null, null, null, false, false);
    }

    @Override
    public Page<GalleryEntry> list(
            TeamId team, WallFilter filter, WallSort sort, PageRequest page) {
        WallQuestion question = question(team, filter, sort);
        WallPlace place = WallPlace.decode(question.order(), page.cursor());
        List<WallRow> rows =
                transactions.inTeam(team, () -> query.page(question, place, page.limit(), true));
        WallTrim trimmed = WallTrim.of(question.order(), place, rows, page.limit());
        return new Page<>(trimmed.map(row -> cards.entry(team, row)), trimmed.after());
    }

    @Override
    public GalleryEntry entry(TeamId team, UUID video) {
        WallQuestion question = question(team, WallFilter.none(), WallSort.NEWEST);
        return transactions.inTeam(
                team,
                () ->
                        query.one(question, video)
                                .map(row -> cards.entry(team, row))
                                .or(() -> copies.find(team, video).map(row -> bare(team, row)))
                                .orElseThrow(() -> DomainException.notFound("video")));
    }

    /** A cover by its own id: of it nothing is kept. */
    private GalleryEntry bare(TeamId team, AssetRow row) {
        return new GalleryEntry(cards.asset(team, row), null, null, null, 0, List.of(), null);
    }

    private WallQuestion question(TeamId team, WallFilter filter, WallSort sort) {
        currentActor.require(team, Action.VIEW_ASSETS);
        WallRules.check(filter);
        return new WallQuestion(team, currentActor.get().userId(), filter, WallOrder.of(sort));
    }
}
