package io.framehouse.gallery.internal;

import io.framehouse.gallery.GalleryWall;
import io.framehouse.gallery.WallCard;
import io.framehouse.gallery.WallCount;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallPage;
import io.framehouse.gallery.WallPart;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The wall of a team's videos, page by page. */
@Service
class WallService implements GalleryWall {
    private static final int MOST_AGAIN = 1_000;
    private static final int MOST_COUNTED = 100_000;
    private static final int MOST_LABELS = 20;

    private final CurrentActor currentActor;
    private final TeamTransactions transactions;
    private final WallQuery query;
    private final WallCards cards;

    WallService(
            CurrentActor currentActor,
            TeamTransactions transactions,
            WallQuery query,
            WallCards cards) {
        this.currentActor = currentActor;
        this.transactions = transactions;
        this.query = query;
        this.cards = cards;
    }

    @Override
    public WallPage page(
            TeamId team, WallFilter filter, WallSort sort, @Nullable String place, int limit) {
        PageRequest asked = new PageRequest(limit, place);
        WallQuestion question = question(team, filter, sort);
        WallPlace from = WallPlace.decode(question.order(), asked.cursor());
        return page(question, from, limit);
    }

    @Override
    public WallPage from(TeamId team, WallFilter filter, Instant before, int limit) {
        WallQuestion question = question(team, filter, WallSort.NEWEST);
        new PageRequest(limit, null);
        long micros = WallOrder.micros(before);
        if (!WallOrder.NEWEST.takes(micros)) {
            throw DomainException.invalid(
                    "created_to", "out_of_range", "created_to is " + before + "; no video is so.");
        }
        WallPlace place = WallPlace.madeBefore(micros);
        return in(
                team,
                () -> {
                    WallPage page = page(question, place, limit);
                    WallPlace above = new WallPlace(place.order(), true, micros, place.id());
                    // Where nothing is newer, these are the first.
                    return query.first(question, above).isPresent()
                            ? page
                            : new WallPage(page.cards(), null, page.after());
                });
    }

    private WallPage page(WallQuestion question, @Nullable WallPlace place, int limit) {
        List<WallRow> rows = in(question.team(), () -> query.page(question, place, limit, false));
        return WallTrim.of(question.order(), place, rows, limit).page(row -> card(question, row));
    }

    @Override
    public List<WallPage> parts(
            TeamId team, WallFilter filter, WallSort sort, List<WallPart> parts, int limit) {
        new PageRequest(limit, null);
        WallQuestion question = question(team, filter, sort);
        if (parts.size() > MOST_PARTS) {
            throw tooMany("parts", "%d parts are asked for; up to %d can be.", parts, MOST_PARTS);
        }
        List<WallSpan> spans =
                parts.stream().map(part -> WallSpan.of(question.order(), part)).toList();
        return in(team, () -> query.spans(question, spans, limit)).stream()
                .map(rows -> part(question, rows, limit))
                .toList();
    }

    private WallPage part(WallQuestion question, List<WallRow> rows, int limit) {
        boolean more = rows.size() > limit;
        List<WallRow> shown = more ? rows.subList(0, limit) : rows;
        return new WallPage(
                shown.stream().map(row -> card(question, row)).toList(),
                null,
                more ? shown.getLast().place(question.order(), false).encode() : null);
    }

    private WallCard card(WallQuestion question, WallRow row) {
        return cards.card(question.team(), question.order(), row);
    }

    @Override
    public List<WallCard> again(TeamId team, WallFilter filter, List<UUID> videos) {
        WallQuestion question = question(team, filter, WallSort.NEWEST);
        if (videos.size() > MOST_AGAIN) {
            throw tooMany(
                    "videos",
                    "%d videos are asked for again; up to %d can be.",
                    videos,
                    MOST_AGAIN);
        }
        return in(team, () -> query.again(question, videos)).stream()
                .map(row -> card(question, row))
                .toList();
    }

    @Override
    public WallCount count(TeamId team, WallFilter filter, int most) {
        WallQuestion question = question(team, filter, WallSort.NEWEST);
        int bound = Math.clamp(most, 0, MOST_COUNTED);
        long found = in(team, () -> query.count(question, bound + 1));
        return new WallCount(Math.min(found, bound), found > bound);
    }

    @Override
    public List<YearMonth> months(TeamId team, WallFilter filter, ZoneId zone) {
        WallQuestion question = question(team, filter, WallSort.NEWEST);
        return in(team, () -> query.months(question, zone));
    }

    @Override
    public Optional<UUID> neighbour(
            TeamId team, WallFilter filter, WallSort sort, UUID video, int step) {
        WallQuestion question = question(team, filter, sort);
        return in(
                team,
                () ->
                        query.place(team, question.order(), video, step < 0)
                                .flatMap(place -> query.first(question, place)));
    }

    @Override
    public boolean wordsDue(TeamId team) {
        currentActor.require(team, Action.VIEW_ASSETS);
        return in(team, () -> query.wordsDue(team));
    }

    @Override
    public List<String> labels(TeamId team, String beginning) {
        currentActor.require(team, Action.VIEW_ASSETS);
        return in(team, () -> query.labels(team, beginning.strip(), MOST_LABELS));
    }

    private static DomainException tooMany(String field, String message, List<?> given, int most) {
        return DomainException.invalid(field, "too_many", message.formatted(given.size(), most));
    }

    private WallQuestion question(TeamId team, WallFilter filter, WallSort sort) {
        currentActor.require(team, Action.VIEW_ASSETS);
        WallRules.check(filter);
        return new WallQuestion(team, currentActor.get().userId(), filter, WallOrder.of(sort));
    }

    private <T> T in(TeamId team, Supplier<T> work) {
        return transactions.inTeam(team, work);
    }
}
