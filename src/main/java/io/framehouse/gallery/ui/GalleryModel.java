package io.framehouse.gallery.ui;

import io.framehouse.gallery.WallCard;
import io.framehouse.gallery.WallCount;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallPage;
import io.framehouse.gallery.WallPart;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.Action;
import io.framehouse.shared.Actor;
import io.framehouse.shared.DomainException;
import io.framehouse.ui.CurrentTeam;
import java.text.NumberFormat;
import java.time.YearMonth;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The wall's questions under one filter, and what is done with its videos. Keeps none. */
final class GalleryModel {
    static final int PAGE = 60;

    /** The most of a part: pages grow while videos come, until they are parted. */
    static final int PART = 200;

    /** Counting further costs more than it tells. */
    static final int MOST_COUNTED = 10_000;

    private final GalleryServices services;
    private final CurrentTeam team;
    private final FilterChoices choices;
    private GalleryFilter filter = GalleryFilter.none();

    GalleryModel(GalleryServices services, CurrentTeam team) {
        this.services = services;
        this.team = team;
        choices = FilterChoices.of(services, team);
    }

    CurrentTeam team() {
        return team;
    }

    FilterChoices choices() {
        return choices;
    }

    GalleryFilter filter() {
        return filter;
    }

    void show(GalleryFilter shown) {
        filter = shown;
    }

    String title(String model) {
        return choices.models().getOrDefault(model, model);
    }

    /**
     * How the wall begins.
     *
     * @param refused why its filter is not looked for, and what to do; null where it is
     */
    record Beginning(WallPage page, @Nullable String refused) {}

    /** The first page; empty where the filter is refused, such as for too many words. */
    Beginning beginning() {
        try {
            return new Beginning(page(null), null);
        } catch (DomainException refusal) {
            String words = String.valueOf(refusal.getMessage());
            return new Beginning(
                    new WallPage(List.of(), null, null), words.replaceFirst("^text ", "Search "));
        }
    }

    /** The first page, or the one at a place that another page named. */
    WallPage page(@Nullable String place) {
        return services.wall().page(team.id(), wallFilter(), filter.sort(), place, PAGE);
    }

    /** The page that begins with the newest video of a month. */
    WallPage from(YearMonth month) {
        return services.wall()
                .from(
                        team.id(),
                        wallFilter(),
                        month.plusMonths(1).atDay(1).atStartOfDay(team.zone()).toInstant(),
                        PAGE);
    }

    /** All of a part of the wall, or as much of it as one page may have. */
    WallPage part(WallPart part) {
        return parts(List.of(part)).getFirst();
    }

    List<WallPage> parts(List<WallPart> parts) {
        return services.wall().parts(team.id(), wallFilter(), filter.sort(), parts, PART);
    }

    /** Whether there is anything above a place. */
    boolean hasAbove(String place) {
        WallPart above = new WallPart(null, place);
        return !services.wall()
                .parts(team.id(), wallFilter(), filter.sort(), List.of(above), 1)
                .getFirst()
                .cards()
                .isEmpty();
    }

    /** Whether some videos are not found by words yet. */
    boolean isBeingPrepared() {
        return services.wall().wordsDue(team.id());
    }

    List<WallCard> again(List<UUID> videos) {
        return videos.isEmpty()
                ? List.of()
                : services.wall().again(team.id(), wallFilter(), videos);
    }

    /** {@code 412 videos}, {@code 10,000+ videos}. */
    String summary() {
        WallCount count = services.wall().count(team.id(), wallFilter(), MOST_COUNTED);
        String number = NumberFormat.getIntegerInstance(Locale.ENGLISH).format(count.videos());
        if (count.more()) {
            return number + "+ videos";
        }
        return count.videos() == 1 ? "1 video" : number + " videos";
    }

    /** Months that the wall can jump to; none where it is not in the order of time. */
    List<YearMonth> months() {
        return filter.sort() == WallSort.NEWEST
                ? services.wall().months(team.id(), wallFilter(), team.zone())
                : List.of();
    }

    /** Months of all videos, to narrow the wall to one of them. */
    List<YearMonth> allMonths() {
        return services.wall().months(team.id(), WallFilter.none(), team.zone());
    }

    SearchesModel searches() {
        return new SearchesModel(services, team, filter);
    }

    List<String> labels(String beginning) {
        return services.wall().labels(team.id(), beginning);
    }

    /** The name of the collection that the wall is narrowed to. */
    String collection() {
        String id = filter.value(GalleryField.COLLECTION);
        return services.collections().list(team.id()).stream()
                .filter(one -> one.id().toString().equals(id))
                .map(one -> one.data().name())
                .findFirst()
                .orElse("not there");
    }

    boolean hasAnyVideo() {
        WallPage first =
                services.wall().page(team.id(), WallFilter.none(), WallSort.NEWEST, null, 1);
        return !first.cards().isEmpty();
    }

    /** The video before (-1) or after (1) another one on the wall. */
    Optional<UUID> neighbour(UUID asset, int step) {
        return services.wall().neighbour(team.id(), wallFilter(), filter.sort(), asset, step);
    }

    void retry(UUID asset) {
        services.gallery().retry(team.id(), asset);
    }

    void star(UUID asset, boolean on) {
        if (on) {
            services.keeping().star(team.id(), Set.of(asset));
        } else {
            services.keeping().unstar(team.id(), Set.of(asset));
        }
    }

    /** What the person may do with ticked videos, in its order. */
    List<SelectionAction> actions() {
        return services.actions().stream()
                .filter(action -> action.isOffered(team, filter.inTrash()))
                .sorted(Comparator.comparingInt(SelectionAction::order))
                .toList();
    }

    boolean may(Action action) {
        return services.currentActor().get().may(team.id(), action);
    }

    /** The filter as the wall is asked, for whoever asks now. */
    private WallFilter wallFilter() {
        Actor actor = services.currentActor().get();
        return filter.toWall(actor.userId(), team.zone());
    }
}
