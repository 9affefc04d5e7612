package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MediaContext;
import io.framehouse.gallery.GalleryWall;
import io.framehouse.gallery.WallCard;
import io.framehouse.gallery.WallCount;
import io.framehouse.gallery.WallFilter;
import io.framehouse.gallery.WallPage;
import io.framehouse.gallery.WallPart;
import io.framehouse.gallery.WallSort;
import io.framehouse.gallery.internal.WallModel.Video;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.StorageFixtures;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every filter in every order, forwards and backwards, against a list in memory. */
@MediaContext
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WallQueryIT {
    private static final int VIDEOS = 150;
    private static final Instant FIRST = Instant.parse("2026-08-30T22:00:00Z");
    private static final List<String> WORDS =
            List.of("red", "blue", "fox", "forest", "robot", "fog", "sea");

    @Autowired GalleryWall wall;
    @Autowired WallWords words;
    @Autowired WallCards cards;
    @Autowired CurrentActor currentActor;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    private final Random random = new Random(4);
    private final UserId person = new UserId(UUID.randomUUID());
    private final List<Video> videos = new ArrayList<>();
    private WallFixtures fixtures;
    private TeamId team;

    @BeforeAll
    void makeVideos() {
        fixtures = new WallFixtures(jdbc, transactions);
        team = StorageFixtures.team(jdbc, transactions);
        transactions.runOnPlatform(() -> {
            jdbc.sql(
                            """
                            insert into app_user (id, email, display_name, password_hash)
                            values (:id, 'wall@nord.example', 'Aino', 'none')
                            """)
                    .param("id", person.value())
                    .update();
            jdbc.sql(
                            """
                            insert into gallery_collection (team_id, id, name, owner, created_at)
                            values (:team, :id, 'Best', 'Aino', now())
                            """)
                    .param("team", team.value())
                    .param("id", WallModel.COLLECTION)
                    .update();
        });
        for (int i = 0; i < VIDEOS; i++) {
            videos.add(make());
        }
    }

    private Video make() {
        // Several have the same time, so that ids decide.
        Instant at = FIRST.plus(Duration.ofHours(random.nextInt(60) * 30L));
        String prompt = String.join(" ", pick(WORDS), pick(WORDS), pick(WORDS));
        Set<String> labels = Set.of(pick(List.of("a", "c")), pick(List.of("b", "d")));
        String resolution = pick(List.of("540p", "720p"));
        String aspect = pick(List.of("16:9", "1:1"));
        long seed = 1 + random.nextInt(5);
        String parameters =
                "{\"resolution\": \"%s\", \"aspect_ratio\": \"%s\", \"seed\": %d}"
                        .formatted(resolution, aspect, seed);
        UUID id = fixtures.video(team, at, prompt, parameters, List.copyOf(labels));
        Video video =
                new Video(
                        id,
                        at,
                        prompt,
                        labels,
                        pick(List.of("m1", "m2", "m3")),
                        random.nextInt(3) == 0,
                        pick(List.of("north", "south")),
                        resolution,
                        aspect,
                        1_000 * random.nextInt(7),
                        seed,
                        pick(List.of("ready", "ready", "failed", "expired", "copying")),
                        1_000_000L * random.nextInt(9),
                        random.nextInt(10) == 0,
                        random.nextInt(4) == 0,
                        random.nextInt(4) == 0,
                        random.nextInt(6),
                        random.nextInt(6) == 0);
        write(video);
        return video;
    }

    private void write(Video video) {
        fixtures.change(
                team,
                video.id(),
                """
                model = '%s', person_id = %s, cost_center = '%s', duration_ms = %d, state = '%s',
                cost_micros = %d, batch_id = %s, rating = %d, trashed_at = %s, trashed_by = %s
                """
                        .formatted(
                                video.model(),
                                video.ofPerson() ? "'" + WallModel.PERSON + "'" : "null",
                                video.costCenter(),
                                video.millis(),
                                video.state(),
                                video.micros(),
                                video.inBatch() ? "'" + WallModel.BATCH + "'" : "null",
                                video.rating(),
                                video.trashed() ? "now()" : "null",
                                video.trashed() ? "'Aino'" : "null"));
        if (video.collected()) {
            add("gallery_collection_item (collection_id, added_by,", WallModel.COLLECTION, video);
        }
        if (video.starred()) {
            add("gallery_favourite (user_id,", person.value(), video);
        }
    }

    private void add(String into, UUID of, Video video) {
        String by = into.contains("added_by") ? "'Aino', " : "";
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                "insert into %s team_id, item_id, at) values (:of, %s:team, :id, now())"
                                        .formatted(into, by))
                        .param("of", of)
                        .param("team", team.value())
                        .param("id", video.id())
                        .update());
    }

    private <T> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    @Test
    void everyFilterInEveryOrderIsTheListWhicheverWayItIsWalked() {
        Instant from = FIRST.plus(Duration.ofDays(20));
        Instant until = FIRST.plus(Duration.ofDays(50));
        // Read along a word, looked at one by one, and collected: whatever is chosen.
        for (GalleryWall one : List.of(wall, wallThatCollects(3))) {
            for (Map.Entry<WallFilter, Predicate<Video>> filter :
                    WallModel.filters(from, until).entrySet()) {
                for (WallSort sort : WallSort.values()) {
                    List<UUID> expected = WallModel.found(videos, filter.getValue(), false, sort);
                    String what = filter.getKey() + " " + sort;
                    assertThat(expected).as(what).isNotEmpty();
                    assertWalk(one, filter.getKey(), sort, expected, what);
                }
            }
        }
        assertWalk(
                wall,
                WallFilters.with(f -> f.trashed = true),
                WallSort.NEWEST,
                WallModel.found(videos, video -> true, true, WallSort.NEWEST),
                "trash");
    }

    private GalleryWall wallThatCollects(int few) {
        WallSelects selects = new WallSelects(jdbc, words, few);
        return new WallService(currentActor, transactions, new WallQuery(jdbc, selects), cards);
    }

    private void assertWalk(
            GalleryWall one, WallFilter filter, WallSort sort, List<UUID> expected, String what) {
        int limit = Math.max(2, expected.size() / 3);
        List<UUID> walked = new ArrayList<>();
        WallPage page = as(() -> one.page(team, filter, sort, null, limit));
        assertThat(page.before()).as(what).isNull();
        walked.addAll(ids(page));
        while (page.after() != null) {
            String place = page.after();
            page = as(() -> one.page(team, filter, sort, place, limit));
            assertThat(page.cards()).as(what).isNotEmpty().hasSizeLessThanOrEqualTo(limit);
            walked.addAll(ids(page));
        }
        assertThat(walked).as(what).isEqualTo(expected);
        List<UUID> back = new ArrayList<>(ids(page));
        while (page.before() != null) {
            String place = page.before();
            page = as(() -> one.page(team, filter, sort, place, limit));
            back.addAll(0, ids(page));
        }
        assertThat(back).as(what + " backwards").isEqualTo(expected);
        WallCount count = as(() -> one.count(team, filter, expected.size()));
        assertThat(count).as(what).isEqualTo(new WallCount(expected.size(), false));
        UUID some = expected.get(expected.size() / 2);
        int at = expected.indexOf(some);
        assertThat(as(() -> one.neighbour(team, filter, sort, some, 1)).orElse(null))
                .as(what)
                .isEqualTo(at + 1 < expected.size() ? expected.get(at + 1) : null);
        assertThat(as(() -> one.neighbour(team, filter, sort, some, -1)).orElse(null))
                .as(what)
                .isEqualTo(at > 0 ? expected.get(at - 1) : null);
    }

    @Test
    void monthsPlacesAndCountsAreThoseOfTheFilter() {
        ZoneId zone = ZoneId.of("Europe/Helsinki");
        WallFilter red = WallFilters.with(f -> f.text = "\"red\"");
        for (WallFilter filter : List.of(WallFilter.none(), red)) {
            List<Video> found =
                    videos.stream()
                            .filter(v -> !v.trashed())
                            .filter(v -> !filter.isActive() || v.has("red"))
                            .toList();
            assertThat(as(() -> wall.months(team, filter, zone)))
                    .isEqualTo(
                            found.stream()
                                    .map(v -> YearMonth.from(v.at().atZone(zone)))
                                    .distinct()
                                    .sorted(java.util.Comparator.reverseOrder())
                                    .toList());
            Instant before = FIRST.plus(Duration.ofDays(30));
            WallPage page = as(() -> wall.from(team, filter, before, 5));
            List<UUID> all = WallModel.found(found, v -> true, false, WallSort.NEWEST);
            List<UUID> older =
                    WallModel.found(found, v -> v.at().isBefore(before), false, WallSort.NEWEST);
            assertThat(ids(page)).isEqualTo(older.subList(0, 5));
            WallPage above = as(() -> wall.page(team, filter, WallSort.NEWEST, page.before(), 5));
            int start = all.indexOf(older.getFirst());
            assertThat(ids(above)).isEqualTo(all.subList(start - 5, start));
        }
        assertThat(as(() -> wall.from(team, red, FIRST.plus(Duration.ofDays(900)), 5)).before())
                .isNull();
        assertThat(as(() -> wall.count(team, WallFilter.none(), 10)))
                .isEqualTo(new WallCount(10, true));
        List<UUID> some = videos.subList(0, 40).stream().map(Video::id).toList();
        assertThat(as(() -> wall.again(team, red, some)))
                .extracting(WallCard::id)
                .containsExactlyInAnyOrderElementsOf(
                        WallModel.found(
                                videos.subList(0, 40), v -> v.has("red"), false, WallSort.COST));
    }

    @Test
    void whatComesAndChangesMeanwhileLeavesNoGapAndNoDouble() {
        List<UUID> expected = WallModel.found(videos, v -> true, false, WallSort.NEWEST);
        TeamId other = StorageFixtures.team(jdbc, transactions);
        List<UUID> walked = new ArrayList<>();
        List<UUID> added = new ArrayList<>();
        String place = null;
        do {
            String here = place;
            WallPage page = as(() -> wall.page(team, WallFilter.none(), WallSort.NEWEST, here, 20));
            walked.addAll(ids(page));
            place = page.after();
            added.add(
                    fixtures.video(
                            team, Instant.parse("2027-01-01T00:00:00Z"), "x", "{}", List.of()));
            fixtures.video(other, FIRST, "x", "{}", List.of());
            // What was seen already may leave.
            fixtures.change(team, walked.getLast(), "trashed_at = now(), trashed_by = 'Aino'");
        } while (place != null);
        assertThat(walked).isEqualTo(expected);
        videos.stream()
                .filter(v -> !v.trashed())
                .forEach(
                        v -> fixtures.change(team, v.id(), "trashed_at = null, trashed_by = null"));
        added.forEach(id ->
                fixtures.change(team, id, "trashed_at = now(), trashed_by = 'x', model = 'none'"));
        transactions.runOnPlatform(() ->
                added.forEach(id ->
                        jdbc.sql("delete from gallery_item where id = :id")
                                .param("id", id)
                                .update()));
    }

    /** Whatever is between two places is there again, also what came since; nothing is twice. */
    @Test
    void partsOfTheWallHoldAllThatLiesBetweenTheirPlaces() {
        WallFilter red = WallFilters.with(f -> f.text = "\"red\"");
        for (WallFilter filter : List.of(WallFilter.none(), red)) {
            for (WallSort sort : WallSort.values()) {
                String what = filter + " " + sort;
                List<WallCard> all = as(() -> wall.page(team, filter, sort, null, 200)).cards();
                WallPage first = as(() -> wall.page(team, filter, sort, null, 5));
                // After the fifth, before the tenth: the tenth and those behind it are another
                // part's.
                List<WallPart> parts =
                        List.of(
                                new WallPart(null, first.after()),
                                new WallPart(first.after(), all.get(9).place()),
                                new WallPart(all.get(9).place(), null));
                List<WallPage> now = as(() -> wall.parts(team, filter, sort, parts, 200));
                assertThat(ids(now.get(0))).as(what).isEqualTo(ids(all.subList(0, 5)));
                assertThat(ids(now.get(1))).as(what).isEqualTo(ids(all.subList(5, 9)));
                assertThat(ids(now.get(2))).as(what).isEqualTo(ids(all.subList(9, all.size())));
                assertThat(now).allSatisfy(page -> assertThat(page.after()).as(what).isNull());
                WallPage some = as(() -> wall.parts(team, filter, sort, parts, 3)).get(1);
                WallPart rest = new WallPart(some.after(), all.get(9).place());
                WallPage more = as(() -> wall.parts(team, filter, sort, List.of(rest), 3)).get(0);
                assertThat(ids(some)).as(what).isEqualTo(ids(all.subList(5, 8)));
                assertThat(ids(more)).as(what).isEqualTo(ids(all.subList(8, 9)));
                assertThat(more.after()).as(what).isNull();
            }
        }
        List<WallPart> tooMany =
                Collections.nCopies(GalleryWall.MOST_PARTS + 1, new WallPart(null, null));
        assertThatThrownBy(() -> as(() -> wall.parts(team, red, WallSort.COST, tooMany, 5)))
                .hasMessageContaining("61 parts are asked for; up to 60 can be.");
    }

    @Test
    void whatComesToTheBeginningIsInTheFirstPartAndPushesNothingOut() {
        WallPage first = as(() -> wall.page(team, WallFilter.none(), WallSort.NEWEST, null, 20));
        UUID newest =
                fixtures.video(team, Instant.parse("2027-02-01T00:00:00Z"), "x", "{}", List.of());
        List<WallPart> part = List.of(new WallPart(null, first.after()));
        WallPage now =
                as(() -> wall.parts(team, WallFilter.none(), WallSort.NEWEST, part, 200)).get(0);
        List<UUID> expected = new ArrayList<>(ids(first));
        expected.addFirst(newest);
        assertThat(ids(now)).isEqualTo(expected);
        transactions.runOnPlatform(() ->
                jdbc.sql("delete from gallery_item where id = :id").param("id", newest).update());
    }

    @Test
    void aPageThatIsGoneLeadsBackAndAStrangeCursorIsRefused() {
        WallFilter red = WallFilters.with(f -> f.text = "\"red\"");
        String end = WallPlace.after(WallOrder.NEWEST, 0, new UUID(0, 0)).encode();
        WallPage gone = as(() -> wall.page(team, red, WallSort.NEWEST, end, 5));
        assertThat(gone.cards()).isEmpty();
        List<UUID> all = WallModel.found(videos, v -> v.has("red"), false, WallSort.NEWEST);
        assertThat(ids(as(() -> wall.page(team, red, WallSort.NEWEST, gone.before(), 5))))
                .isEqualTo(all.subList(all.size() - 5, all.size()));
        for (String strange : List.of("nonsense", "AAAA", end + "A", "bmV3ZXN0X2FfMV8y")) {
            assertThatThrownBy(() -> as(() -> wall.page(team, red, WallSort.NEWEST, strange, 5)))
                    .isInstanceOf(DomainException.class)
                    .hasMessageContaining("cursor");
        }
        assertThatThrownBy(() -> as(() -> wall.page(team, red, WallSort.COST, end, 5)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("belongs to the order 'newest'");
        assertThatThrownBy(() -> as(() -> wall.page(team, red, WallSort.COST, null, 201)))
                .isInstanceOf(DomainException.class);
        assertThatThrownBy(() ->
                        as(() ->
                                wall.page(
                                        team,
                                        WallFilters.with(f -> f.states = Set.of("gone")),
                                        WallSort.COST,
                                        null,
                                        5)))
                .hasMessageContaining("state is 'gone'; it must be one of copying, ready");
    }

    private static List<UUID> ids(WallPage page) {
        return ids(page.cards());
    }

    private static List<UUID> ids(List<WallCard> cards) {
        return cards.stream().map(WallCard::id).toList();
    }

    private <T> T as(Supplier<T> work) {
        Actor actor = Actor.person(person, "Aino K.", Set.of(), Map.of(team, TeamRole.VIEWER));
        return CurrentActor.as(actor, work);
    }
}
