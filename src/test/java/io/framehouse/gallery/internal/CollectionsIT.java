package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framehouse.MediaContext;
import io.framehouse.gallery.CollectionData;
import io.framehouse.gallery.CollectionData.Visibility;
import io.framehouse.gallery.Collections;
import io.framehouse.gallery.GalleryKeeping;
import io.framehouse.gallery.KeptVideo.CollectionName;
import io.framehouse.gallery.Share;
import io.framehouse.gallery.Shares;
import io.framehouse.gallery.VideoCollection;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCode;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.StorageFixtures;
import io.framehouse.teams.Retention;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Collections belong to a team, private ones to one person of it; nobody else finds them. */
@MediaContext
@Import(KeptClock.class)
class CollectionsIT {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    @Autowired Collections collections;
    @Autowired GalleryKeeping keeping;
    @Autowired Shares shares;
    @Autowired CollectionKeeping letGo;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    private TeamId team;
    private TeamId neighbour;
    private Actor aino;
    private Actor mika;
    private Actor vera;
    private UUID robot;
    private UUID bird;

    @BeforeEach
    void makeVideos() {
        team = StorageFixtures.team(jdbc, transactions);
        neighbour = StorageFixtures.team(jdbc, transactions);
        aino = person(team, "Aino K.", TeamRole.OWNER);
        mika = person(team, "Mika P.", TeamRole.MEMBER);
        vera = person(team, "Vera L.", TeamRole.VIEWER);
        robot = KeptFixtures.video(jdbc, transactions, team, "A robot", "robot");
        bird = KeptFixtures.video(jdbc, transactions, team, "A bird", "bird");
    }

    @Test
    void itCountsWhatIsNotInTheTrashAndShowsItsCovers() {
        VideoCollection made = as(mika, () -> collections.create(team, data("Launch")));
        assertThat(made.videos()).isZero();
        assertThat(made.coverUrls()).isEmpty();
        run(mika, () -> collections.add(team, made.id(), Set.of(robot, bird)));
        run(mika, () -> collections.add(team, made.id(), Set.of(robot)));
        VideoCollection full = as(vera, () -> collections.get(team, made.id()));
        assertThat(full.videos()).isEqualTo(2);
        assertThat(full.coverUrls()).hasSize(2).allMatch(url -> url.contains("/media/"));
        assertThat(full.owner()).isEqualTo("Mika P.");
        assertThat(full.mine()).isFalse();
        assertThat(full.deletable()).isFalse();
        run(mika, () -> keeping.trash(team, Set.of(bird)));
        assertThat(as(mika, () -> collections.get(team, made.id())).videos()).isEqualTo(1);
        run(mika, () -> keeping.restore(team, Set.of(bird)));
        run(aino, () -> collections.remove(team, made.id(), Set.of(robot)));
        assertThat(as(mika, () -> collections.list(team)))
                .singleElement()
                .satisfies(one -> assertThat(one.videos()).isEqualTo(1));
        assertThat(as(mika, () -> keeping.get(team, bird)).collections())
                .containsExactly(new CollectionName(made.id(), "Launch", false));
    }

    @Test
    void aPrivateOneDoesNotExistForOthers() {
        VideoCollection mine =
                as(
                        mika,
                        () ->
                                collections.create(
                                        team, new CollectionData("Mine", "", Visibility.PRIVATE)));
        run(mika, () -> collections.add(team, mine.id(), Set.of(robot)));
        assertThat(as(mika, () -> collections.list(team))).hasSize(1);
        for (Actor other : List.of(aino, vera)) {
            assertThat(as(other, () -> collections.list(team))).isEmpty();
            assertThat(refusal(other, () -> collections.get(team, mine.id())))
                    .isEqualTo(CommonError.NOT_FOUND);
            assertThat(as(other, () -> keeping.get(team, robot)).collections()).isEmpty();
        }
        assertThat(refusal(aino, () -> collections.add(team, mine.id(), Set.of(bird))))
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(refusal(aino, () -> collections.delete(team, mine.id())))
                .isEqualTo(CommonError.NOT_FOUND);
        // Its name is no one else's business, and in nobody's way.
        VideoCollection ainos = as(aino, () -> collections.create(team, data("mine")));
        assertThat(refusal(aino, () -> collections.create(team, data("MINE"))))
                .isEqualTo(CommonError.INVALID_REQUEST);
        run(mika, () -> collections.delete(team, mine.id()));
        assertThat(entries(mine.id())).isEmpty();
        run(aino, () -> collections.delete(team, ainos.id()));
        assertThat(entries(ainos.id())).containsExactly("gallery.collection_deleted");
    }

    @Test
    void theNeighbourTeamFindsNothingAndNothingOfTheirsComesIn() {
        VideoCollection ours = as(mika, () -> collections.create(team, data("Launch")));
        Actor stranger = person(neighbour, "Otto", TeamRole.OWNER);
        assertThat(refusal(stranger, () -> collections.get(neighbour, ours.id())))
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(refusal(stranger, () -> collections.get(team, ours.id())))
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(as(stranger, () -> collections.list(neighbour))).isEmpty();
        UUID theirs = KeptFixtures.video(jdbc, transactions, neighbour, "Theirs", "theirs");
        assertThat(refusal(mika, () -> collections.add(team, ours.id(), Set.of(robot, theirs))))
                .isEqualTo(CommonError.NOT_FOUND);
        assertThat(as(mika, () -> collections.get(team, ours.id())).videos()).isZero();
    }

    @Test
    void ofTwoWhoChangeItTheSecondIsToldAndOnlyTheOwnerHidesIt() {
        VideoCollection made = as(mika, () -> collections.create(team, data("Launch")));
        VideoCollection renamed =
                as(aino, () -> collections.change(team, made.id(), data("Spring"), 0));
        assertThat(renamed.version()).isEqualTo(1);
        assertThatThrownBy(
                        () -> as(mika, () -> collections.change(team, made.id(), data("Late"), 0)))
                .isInstanceOf(OptimisticLockingFailureException.class);
        CollectionData hidden = new CollectionData("Spring", "", Visibility.PRIVATE);
        assertThat(refusal(aino, () -> collections.change(team, made.id(), hidden, 1)))
                .isEqualTo(CommonError.FORBIDDEN);
        as(mika, () -> collections.change(team, made.id(), hidden, 1));
        assertThat(as(aino, () -> collections.list(team))).isEmpty();
    }

    @Test
    void whoMayDoWhat() {
        VideoCollection made = as(aino, () -> collections.create(team, data("Launch")));
        assertThat(refusal(vera, () -> collections.create(team, data("No"))))
                .isEqualTo(CommonError.FORBIDDEN);
        assertThat(refusal(mika, () -> collections.delete(team, made.id())))
                .isEqualTo(CommonError.FORBIDDEN);
        run(mika, () -> collections.add(team, made.id(), Set.of(robot)));
        assertThat(refusal(mika, () -> collections.create(team, data(" "))))
                .isEqualTo(CommonError.INVALID_REQUEST);
        assertThat(refusal(mika, () -> collections.create(team, data("x".repeat(81)))))
                .isEqualTo(CommonError.INVALID_REQUEST);
        Actor key = Actor.teamKey(KeyId.random(), team, null, "ci", Set.of(KeyScope.JOBS_WRITE));
        assertThat(
                        refusal(
                                key,
                                () ->
                                        collections.create(
                                                team,
                                                new CollectionData("Key", "", Visibility.PRIVATE))))
                .isEqualTo(CommonError.INVALID_REQUEST);
    }

    @Test
    void oneThatBecomesPrivateOrGoesLosesItsLinksAndTheTrailSaysSo() {
        run(aino, () -> shares.allow(team, true));
        VideoCollection made = as(mika, () -> collections.create(team, data("Launch")));
        UUID first = share(mika, made.id());
        UUID second = share(aino, made.id());
        UUID ofVideo =
                as(mika, () -> shares.shareVideo(team, robot, Duration.ofDays(1))).share().id();
        as(mika, () -> collections.change(team, made.id(), data("Spring"), 0));
        assertThat(as(mika, () -> shares.of(team, made.id()))).hasSize(2);
        CollectionData hidden = new CollectionData("Spring", "", Visibility.PRIVATE);
        as(mika, () -> collections.change(team, made.id(), hidden, 1));
        assertThat(as(mika, () -> shares.of(team, made.id()))).isEmpty();
        assertThat(as(mika, () -> shares.list(team)))
                .extracting(Share::id)
                .containsExactly(ofVideo);
        assertThat(entries(first)).containsExactlyInAnyOrder("share.made", "share.revoked");
        assertThat(entries(second)).containsExactlyInAnyOrder("share.made", "share.revoked");
        assertThat(refusal(mika, () -> share(mika, made.id()))).isEqualTo(CommonError.WRONG_STATE);
        // What ended stays ended.
        as(mika, () -> collections.change(team, made.id(), data("Spring"), 2));
        assertThat(as(mika, () -> shares.of(team, made.id()))).isEmpty();
        UUID last = share(mika, made.id());
        run(mika, () -> collections.delete(team, made.id()));
        assertThat(entries(last)).containsExactlyInAnyOrder("share.made", "share.revoked");
    }

    @Test
    void whatSomebodyWhoLeftKeptToThemselvesGoesAfterAMonthUnlessTheyComeBack() {
        join(mika);
        VideoCollection hidden = as(mika, () -> collections.create(team, hidden("Hidden")));
        VideoCollection open = as(mika, () -> collections.create(team, data("Open")));
        join(aino);
        VideoCollection ainos = as(aino, () -> collections.create(team, hidden("Hers")));
        keepingRound(NOW);
        keepingRound(NOW.plus(Duration.ofDays(31)));
        assertThat(as(mika, () -> collections.list(team))).hasSize(2);
        leave(mika);
        keepingRound(NOW);
        join(mika);
        keepingRound(NOW.plus(Duration.ofDays(2)));
        leave(mika);
        keepingRound(NOW.plus(Duration.ofDays(3)));
        keepingRound(NOW.plus(Duration.ofDays(32)));
        assertThat(as(mika, () -> collections.list(team))).hasSize(2);
        keepingRound(NOW.plus(Duration.ofDays(34)));
        assertThat(as(mika, () -> collections.list(team)))
                .extracting(VideoCollection::id)
                .containsExactly(open.id());
        assertThat(as(aino, () -> collections.get(team, ainos.id())).mine()).isTrue();
        assertThat(entries(hidden.id())).isEmpty();
    }

    private void keepingRound(Instant now) {
        transactions.runInTeam(team, () -> letGo.letGo(team, Retention.FOR_EVER, now, 100));
    }

    private void join(Actor person) {
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql(
                                        "insert into team_member (team_id, user_id, role)"
                                                + " values (:team, :user, 'member')")
                                .param("team", team.value())
                                .param("user", person.userId().value())
                                .update());
    }

    private void leave(Actor person) {
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql(
                                        "delete from team_member where team_id = :team"
                                                + " and user_id = :user")
                                .param("team", team.value())
                                .param("user", person.userId().value())
                                .update());
    }

    private UUID share(Actor actor, UUID collection) {
        return as(actor, () -> shares.shareCollection(team, collection, Duration.ofDays(1)))
                .share()
                .id();
    }

    private static CollectionData hidden(String name) {
        return new CollectionData(name, "", Visibility.PRIVATE);
    }

    private static CollectionData data(String name) {
        return new CollectionData(name, "", Visibility.TEAM);
    }

    private Actor person(TeamId whose, String name, TeamRole role) {
        UUID id = KeptFixtures.person(jdbc, transactions, name);
        return Actor.person(new UserId(id), name, Set.of(), Map.of(whose, role));
    }

    private List<String> entries(UUID collection) {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql("select action from audit_entry where object_id = :id")
                                .param("id", collection.toString())
                                .query(String.class)
                                .list());
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private static void run(Actor actor, Runnable work) {
        CurrentActor.runAs(actor, work);
    }

    private static ErrorCode refusal(Actor actor, Runnable work) {
        return catchThrowableOfType(DomainException.class, () -> CurrentActor.runAs(actor, work))
                .code();
    }
}
