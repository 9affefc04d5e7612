package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framehouse.MediaContext;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.KeptVideo;
import io.framehouse.gallery.VideoNote;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCode;
import io.framehouse.shared.Ids;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.StorageFixtures;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What people keep of videos stays, for all videos of a call or for none, and within the team. */
@MediaContext
@Import(KeptClock.class)
class KeepingIT {
    @Autowired GalleryKeeping keeping;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    private TeamId team;
    private TeamId neighbour;
    private Actor aino;
    private Actor mika;
    private UUID robot;
    private UUID bird;

    @BeforeEach
    void makeVideos() {
        team = StorageFixtures.team(jdbc, transactions);
        neighbour = StorageFixtures.team(jdbc, transactions);
        aino = person("Aino K.", TeamRole.OWNER);
        mika = person("Mika P.", TeamRole.MEMBER);
        robot = KeptFixtures.video(jdbc, transactions, team, "A robot walks home", "robot");
        bird = KeptFixtures.video(jdbc, transactions, team, "A green bird", "bird");
    }

    @Test
    void aLabelWithACommaStaysWhole() {
        as(mika, () -> keeping.label(team, Set.of(robot), Set.of("Oslo, Norway")));
        assertThat(
                        CurrentActor.as(
                                mika,
                                () ->
                                        keeping.relabel(
                                                team, robot, Set.copyOf(kept(robot).labels()))))
                .containsExactly("Oslo, Norway");
        assertThat(terms(robot)).contains("l:Oslo, Norway");
    }

    @Test
    void labelsComeAndGoAndAreTerms() {
        as(mika, () -> keeping.label(team, Set.of(robot, bird), Set.of("spring", " Launch ")));
        as(mika, () -> keeping.label(team, Set.of(robot), Set.of("spring")));
        assertThat(kept(robot).labels()).containsExactly("Launch", "spring");
        assertThat(terms(robot)).contains("l:spring", "l:Launch", "w:robot");
        as(mika, () -> keeping.unlabel(team, Set.of(robot, bird), Set.of("spring", "unknown")));
        assertThat(kept(robot).labels()).containsExactly("Launch");
        assertThat(terms(robot)).doesNotContain("l:spring");
        assertThat(kept(bird).labels()).containsExactly("Launch");
    }

    @Test
    void ratingIsTheTeamsAndTheNewestCounts() {
        as(aino, () -> keeping.rate(team, Set.of(robot, bird), 5));
        as(mika, () -> keeping.rate(team, Set.of(robot), 3));
        assertThat(kept(robot).rating()).isEqualTo(3);
        assertThat(kept(robot).ratedBy()).isEqualTo("Mika P.");
        as(mika, () -> keeping.rate(team, Set.of(robot), 0));
        assertThat(kept(robot).rating()).isZero();
        assertThat(kept(robot).ratedBy()).isNull();
        assertThat(kept(bird).rating()).isEqualTo(5);
    }

    @Test
    void starsAreEachPersonsOwn() {
        Actor viewer = person("Vera L.", TeamRole.VIEWER);
        as(viewer, () -> keeping.star(team, Set.of(robot, bird)));
        as(viewer, () -> keeping.star(team, Set.of(robot)));
        as(viewer, () -> keeping.unstar(team, Set.of(bird)));
        assertThat(CurrentActor.as(viewer, () -> keeping.get(team, robot)).starred()).isTrue();
        assertThat(CurrentActor.as(viewer, () -> keeping.get(team, bird)).starred()).isFalse();
        assertThat(kept(robot).starred()).isFalse();
        Actor key =
                Actor.teamKey(
                        KeyId.random(), team, aino.userId(), "ci", Set.of(KeyScope.TEAM_ADMIN));
        assertThat(refusal(key, () -> keeping.star(team, Set.of(robot))))
                .isEqualTo(CommonError.FORBIDDEN);
    }

    @Test
    void aTitleIsFoundAndOfTwoWhoGiveOneTheSecondIsTold() {
        long seen = kept(robot).version();
        as(aino, () -> keeping.title(team, robot, " Walking machine ", seen));
        assertThat(kept(robot).title()).isEqualTo("Walking machine");
        assertThat(terms(robot)).contains("w:machine", "w:robot");
        assertThatThrownBy(() -> as(mika, () -> keeping.title(team, robot, "Other", seen)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        as(mika, () -> keeping.title(team, robot, " ", kept(robot).version()));
        assertThat(kept(robot).title()).isNull();
        assertThat(terms(robot)).contains("w:robot").doesNotContain("w:machine");
    }

    @Test
    void notesHaveAnAuthorAndAreFoundUntilTheyGo() {
        as(mika, () -> keeping.note(team, Set.of(robot, bird), "Use the second take"));
        as(aino, () -> keeping.note(team, Set.of(robot), "Agreed, the robot is better"));
        List<VideoNote> notes = CurrentActor.as(mika, () -> keeping.get(team, robot)).notes();
        assertThat(notes).extracting(VideoNote::author).containsExactly("Mika P.", "Aino K.");
        assertThat(notes).extracting(VideoNote::deletable).containsExactly(true, false);
        assertThat(terms(robot)).contains("w:take", "w:better");
        UUID ainos = notes.getLast().id();
        assertThat(refusal(mika, () -> keeping.deleteNote(team, ainos)))
                .isEqualTo(CommonError.FORBIDDEN);
        as(aino, () -> keeping.deleteNote(team, notes.getFirst().id()));
        assertThat(kept(robot).notes()).extracting(VideoNote::id).containsExactly(ainos);
        assertThat(terms(robot)).doesNotContain("w:take").contains("w:robot", "w:better");
        assertThat(terms(bird)).contains("w:take");
    }

    @Test
    void oneWrongIdChangesNone() {
        UUID foreign = KeptFixtures.video(jdbc, transactions, neighbour, "Theirs", "theirs");
        for (UUID wrong : List.of(foreign, Ids.next())) {
            Set<UUID> videos = Set.of(robot, wrong);
            assertThat(refusal(mika, () -> keeping.label(team, videos, Set.of("x"))))
                    .isEqualTo(CommonError.NOT_FOUND);
            assertThat(refusal(mika, () -> keeping.rate(team, videos, 4)))
                    .isEqualTo(CommonError.NOT_FOUND);
            assertThat(refusal(mika, () -> keeping.star(team, videos)))
                    .isEqualTo(CommonError.NOT_FOUND);
            assertThat(refusal(mika, () -> keeping.note(team, videos, "text")))
                    .isEqualTo(CommonError.NOT_FOUND);
            assertThat(refusal(mika, () -> keeping.trash(team, videos)))
                    .isEqualTo(CommonError.NOT_FOUND);
        }
        KeptVideo untouched = kept(robot);
        assertThat(untouched.labels()).isEmpty();
        assertThat(untouched.rating()).isZero();
        assertThat(untouched.notes()).isEmpty();
        assertThat(untouched.trashedAt()).isNull();
        assertThat(refusal(mika, () -> keeping.get(team, foreign)))
                .isEqualTo(CommonError.NOT_FOUND);
    }

    @Test
    void whatIsOutOfItsRangeIsNamed() {
        Set<UUID> one = Set.of(robot);
        assertThat(field(() -> keeping.rate(team, one, 6))).isEqualTo("rating");
        assertThat(field(() -> keeping.rate(team, one, -1))).isEqualTo("rating");
        assertThat(field(() -> keeping.rate(team, Set.of(), 1))).isEqualTo("videos");
        assertThat(field(() -> keeping.rate(team, ids(501), 1))).isEqualTo("videos");
        assertThat(field(() -> keeping.label(team, one, Set.of()))).isEqualTo("labels");
        assertThat(field(() -> keeping.label(team, one, Set.of("a\nb")))).isEqualTo("labels");
        assertThat(field(() -> keeping.label(team, one, Set.of("x".repeat(121)))))
                .isEqualTo("labels");
        assertThat(field(() -> keeping.note(team, one, "  "))).isEqualTo("text");
        assertThat(field(() -> keeping.note(team, one, "x".repeat(2_001)))).isEqualTo("text");
        assertThat(field(() -> keeping.title(team, robot, "x".repeat(201), 0))).isEqualTo("title");
        as(mika, () -> keeping.label(team, one, words("first")));
        assertThat(field(() -> keeping.label(team, one, Set.of("one more")))).isEqualTo("labels");
        assertThat(kept(robot).labels()).hasSize(GalleryKeeping.MOST_LABELS);
    }

    @Test
    void viewersSeeAndChangeNothing() {
        Actor viewer = person("Vera L.", TeamRole.VIEWER);
        assertThat(CurrentActor.as(viewer, () -> keeping.get(team, robot)).id()).isEqualTo(robot);
        assertThat(refusal(viewer, () -> keeping.rate(team, Set.of(robot), 1)))
                .isEqualTo(CommonError.FORBIDDEN);
        assertThat(refusal(viewer, () -> keeping.trash(team, Set.of(robot))))
                .isEqualTo(CommonError.FORBIDDEN);
        assertThat(refusal(viewer, () -> keeping.rate(neighbour, Set.of(robot), 1)))
                .isEqualTo(CommonError.NOT_FOUND);
    }

    /** Two who change the same many videos at once wait for each other, and nothing is lost. */
    @Test
    void twoPeopleChangeTheSameVideosAtOnce() throws Exception {
        Set<UUID> videos =
                IntStream.range(0, 12)
                        .mapToObj(i ->
                                KeptFixtures.video(jdbc, transactions, team, "Take " + i, "t" + i))
                        .collect(Collectors.toSet());
        try (ExecutorService people = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> work =
                    List.of(() -> many(aino, videos, "aino"), () -> many(mika, videos, "mika"));
            for (Future<Boolean> done : people.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        }
        Set<Integer> ratings = new java.util.HashSet<>();
        for (UUID video : videos) {
            KeptVideo kept = kept(video);
            assertThat(kept.labels()).hasSize(10);
            ratings.add(kept.rating());
        }
        // Whoever rated last rated all of them.
        assertThat(ratings).hasSize(1);
    }

    private boolean many(Actor actor, Set<UUID> videos, String word) {
        for (int i = 0; i < 5; i++) {
            String label = word + i;
            int rating = word.equals("aino") ? 2 : 4;
            as(actor, () -> keeping.label(team, videos, Set.of(label)));
            as(actor, () -> keeping.rate(team, videos, rating));
        }
        return true;
    }

    private KeptVideo kept(UUID video) {
        return CurrentActor.as(aino, () -> keeping.get(team, video));
    }

    private List<String> terms(UUID video) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql(
                                        "select term from gallery_term where team_id = :t and item_id = :i")
                                .params(Map.of("t", team.value(), "i", video))
                                .query(String.class)
                                .list());
    }

    private Actor person(String name, TeamRole role) {
        UUID id = KeptFixtures.person(jdbc, transactions, name);
        return Actor.person(new UserId(id), name, Set.of(), Map.of(team, role));
    }

    private static void as(Actor actor, Runnable work) {
        CurrentActor.runAs(actor, work);
    }

    private static ErrorCode refusal(Actor actor, Runnable work) {
        return catchThrowableOfType(DomainException.class, () -> as(actor, work)).code();
    }

    private String field(Runnable work) {
        return catchThrowableOfType(DomainException.class, () -> as(mika, work))
                .fieldErrors()
                .getFirst()
                .field();
    }

    private static Set<UUID> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> Ids.next()).collect(Collectors.toSet());
    }

    private static Set<String> words(String beginning) {
        return IntStream.range(0, GalleryKeeping.MOST_LABELS)
                .mapToObj(i -> beginning + i)
                .collect(Collectors.toSet());
    }
}
