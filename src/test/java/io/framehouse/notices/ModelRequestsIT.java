package io.framehouse.notices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.AllowedModel.OffPeak;
import io.framehouse.catalog.AllowedModel.RecommendedPrompt;
import io.framehouse.catalog.AllowedModel.Watermark;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.ModelRequests;
import io.framehouse.catalog.ModelRequests.ModelRequest;
import io.framehouse.catalog.ModelRequests.State;
import io.framehouse.catalog.PriceLimits;
import io.framehouse.notices.NoticeFixtures.Told;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.ErrorCode;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests for models: who may ask and answer, what an answer does, who is told. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {"test.database=own"})
@PostgresTest
@Import({NoticesContext.class, NoticeFixtures.class})
class ModelRequestsIT {
    private static final String PRO = "viduq3-pro";
    private static final String TURBO = "viduq2_turbo_img2video";

    @Autowired ModelRequests requests;
    @Autowired Allowlist allowlist;
    @Autowired Catalog catalog;
    @Autowired PriceLimits prices;
    @Autowired NoticeFixtures fixtures;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;

    private TeamId team;
    private UserId aino;
    private UserId mika;
    private Actor owner;
    private Actor member;

    @BeforeEach
    void makeTeam() {
        team = fixtures.team("Studio Nord");
        aino = fixtures.member(team, "Aino K.", TeamRole.OWNER);
        mika = fixtures.member(team, "Mika P.", TeamRole.MEMBER);
        owner = person(aino, TeamRole.OWNER);
        member = person(mika, TeamRole.MEMBER);
    }

    @Test
    void anApprovedModelIsAllowedWithItsCapsAndBothSidesAreTold() {
        ModelRequest asked = ask(member, PRO, "A client wants sharp videos.");
        assertThat(asked.state()).isEqualTo(State.WAITING);
        assertThat(told("model-asked:" + asked.id()))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.user()).isEqualTo(aino);
                    assertThat(notice.title()).isEqualTo("Mika P. asks for Vidu Q3 Pro");
                    assertThat(notice.body()).contains("A client wants sharp videos.");
                    assertThat(notice.link()).endsWith("/models");
                });

        AllowedModel caps = new AllowedModel(PRO, 8, null, Audio.NEVER, false, Credits.of(200));
        ModelRequest approved =
                as(owner, () -> requests.approve(team, asked.id(), null, caps, "Short ones only."));
        assertThat(approved.state()).isEqualTo(State.APPROVED);
        assertThat(approved.answeredBy()).isEqualTo("Aino K.");
        assertThat(as(owner, () -> allowlist.list(team, null))).containsExactly(caps);
        assertThat(told("model-answered:" + asked.id()))
                .singleElement()
                .satisfies(notice -> {
                    assertThat(notice.user()).isEqualTo(mika);
                    assertThat(notice.title()).isEqualTo("Vidu Q3 Pro is allowed now");
                    assertThat(notice.body()).contains("Short ones only.");
                });
        assertThat(audited())
                .contains("model_request.made", "allowlist.changed", "model_request.approved");
    }

    @Test
    void whereNobodyInTheTeamAnswersThePlatformsAdminsAreTold() {
        UserId pia = fixtures.person("Pia Platform", PlatformRole.ADMIN);
        TeamId lonely = fixtures.team("Lonely");
        UserId vera = fixtures.member(lonely, "Vera L.", TeamRole.MEMBER);
        Actor alone = Actor.person(vera, "Vera L.", Set.of(), Map.of(lonely, TeamRole.MEMBER));
        ModelRequest asked = as(alone, () -> requests.ask(lonely, PRO, "Please."));
        assertThat(told("model-asked:" + asked.id()))
                .anySatisfy(notice -> {
                    assertThat(notice.user()).isEqualTo(pia);
                    assertThat(notice.team()).isNull();
                });
    }

    @Test
    void aDeclinedModelStaysForbiddenAndThePersonReadsWhy() {
        ModelRequest asked = ask(member, PRO, "Please.");
        as(owner, () -> requests.decline(team, asked.id(), "Use the cheaper one."));
        assertThat(as(owner, () -> allowlist.list(team, null))).isEmpty();
        assertThat(told("model-answered:" + asked.id()))
                .singleElement()
                .satisfies(notice -> assertThat(notice.body()).contains("Use the cheaper one."));
        assertThat(as(member, () -> requests.find(team, asked.id())))
                .get()
                .extracting(ModelRequest::answer)
                .isEqualTo("Use the cheaper one.");
        assertThat(ask(member, PRO, "Again.").state()).isEqualTo(State.WAITING);
    }

    @Test
    void oneApprovalAnswersEverybodyWhoWaitsForTheModel() {
        Actor pekka = person(fixtures.member(team, "Pekka L.", TeamRole.MEMBER), TeamRole.MEMBER);
        ModelRequest first = ask(member, PRO, "One.");
        ModelRequest second = ask(pekka, PRO, "Two.");
        ModelRequest other = ask(pekka, TURBO, "Three.");
        approve(first);
        assertThat(state(second)).isEqualTo(State.APPROVED);
        assertThat(state(other)).isEqualTo(State.WAITING);
        assertThat(told("model-answered:" + second.id())).hasSize(1);
    }

    @Test
    void aMemberWhoIsNotAmongTheChosenAsksAndIsAdded() {
        AllowedModel forAino = AllowedModel.of(PRO).forWhom(Who.chosen(Set.of(aino), Set.of()));
        run(owner, () -> allowlist.replace(team, null, List.of(forAino)));
        ModelRequest asked = ask(member, PRO, "Me too.");
        assertThat(state(asked)).isEqualTo(State.WAITING);
        refused(
                CommonError.INVALID_REQUEST,
                () -> as(owner, () -> requests.approve(team, asked.id(), forAino, forAino, "")));
        assertThat(state(asked)).isEqualTo(State.WAITING);

        AllowedModel forBoth =
                AllowedModel.of(PRO).forWhom(Who.chosen(Set.of(aino, mika), Set.of()));
        as(owner, () -> requests.approve(team, asked.id(), forAino, forBoth, ""));
        assertThat(as(owner, () -> allowlist.list(team, null))).containsExactly(forBoth);
        assertThat(as(member, () -> allowlist.allowed(team, null, catalog.find(PRO).orElseThrow())))
                .isPresent();
        refused(CommonError.WRONG_STATE, () -> ask(member, PRO, "Again."));
    }

    @Test
    void theSecondOfTwoApprovalsThatSawTheSameListIsRefusedAndChangesNothing() {
        AllowedModel forAino = AllowedModel.of(PRO).forWhom(Who.chosen(Set.of(aino), Set.of()));
        run(owner, () -> allowlist.replace(team, null, List.of(forAino)));
        UserId pekkas = fixtures.member(team, "Pekka L.", TeamRole.MEMBER);
        ModelRequest first = ask(member, PRO, "Me too.");
        ModelRequest second = ask(person(pekkas, TeamRole.MEMBER), PRO, "And me.");
        AllowedModel withMika =
                AllowedModel.of(PRO).forWhom(Who.chosen(Set.of(aino, mika), Set.of()));
        as(owner, () -> requests.approve(team, first.id(), forAino, withMika, ""));
        AllowedModel withPekka =
                AllowedModel.of(PRO).forWhom(Who.chosen(Set.of(aino, pekkas), Set.of()));
        refused(
                CommonError.WRONG_STATE,
                () -> as(owner, () -> requests.approve(team, second.id(), forAino, withPekka, "")));
        assertThat(as(owner, () -> allowlist.list(team, null))).containsExactly(withMika);
        assertThat(state(second)).isEqualTo(State.WAITING);
    }

    @Test
    void anApprovalForSomeAnswersOnlyThem() {
        Actor pekka = person(fixtures.member(team, "Pekka L.", TeamRole.MEMBER), TeamRole.MEMBER);
        ModelRequest first = ask(member, PRO, "One.");
        ModelRequest second = ask(pekka, PRO, "Two.");
        AllowedModel forMika = AllowedModel.of(PRO).forWhom(Who.chosen(Set.of(mika), Set.of()));
        as(owner, () -> requests.approve(team, first.id(), null, forMika, ""));
        assertThat(state(first)).isEqualTo(State.APPROVED);
        assertThat(state(second)).isEqualTo(State.WAITING);
    }

    @Test
    void whatWasSaidOfOtherModelsStays() {
        AllowedModel turbo = new AllowedModel(TURBO, 5, null, Audio.ALLOWED, true, null);
        run(owner, () -> allowlist.replace(team, null, List.of(turbo)));
        approve(ask(member, PRO, "Please."));
        assertThat(as(owner, () -> allowlist.list(team, null)))
                .containsExactlyInAnyOrder(turbo, AllowedModel.of(PRO));
    }

    @Test
    void aRequestIsAnsweredOnce() throws Exception {
        ModelRequest asked = ask(member, PRO, "Please.");
        List<Future<Boolean>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                boolean approves = i % 2 == 0;
                answers.add(threads.submit(() -> answered(asked, approves)));
            }
        }
        int done = 0;
        for (Future<Boolean> answer : answers) {
            done += answer.get() ? 1 : 0;
        }
        assertThat(done).isEqualTo(1);
        assertThat(as(owner, () -> allowlist.list(team, null)).isEmpty())
                .isEqualTo(state(asked) == State.DECLINED);
        refused(
                CommonError.WRONG_STATE,
                () -> as(member, () -> requests.withdraw(team, asked.id())));
    }

    private boolean answered(ModelRequest asked, boolean approves) {
        try {
            if (approves) {
                approve(asked);
            } else {
                as(owner, () -> requests.decline(team, asked.id(), "No."));
            }
            return true;
        } catch (DomainException tooLate) {
            assertThat(tooLate.code()).isEqualTo(CommonError.WRONG_STATE);
            return false;
        }
    }

    @Test
    void nobodyAsksTwiceOrForWhatIsAllowed() {
        ask(member, PRO, "Please.");
        refused(CommonError.WRONG_STATE, () -> ask(member, PRO, "Please!"));
        run(owner, () -> allowlist.replace(team, null, List.of(AllowedModel.of(TURBO))));
        refused(CommonError.WRONG_STATE, () -> ask(member, TURBO, "Please."));
        invalid("model", () -> ask(member, "sora", "Please."));
        invalid("reason", () -> ask(member, PRO, "  "));
        invalid("reason", () -> ask(member, PRO, "x".repeat(301)));
    }

    @Test
    void whoMayNotCreateVideosDoesNotAskAndAKeyNeverDoes() {
        Actor viewer = person(fixtures.member(team, "V", TeamRole.VIEWER), TeamRole.VIEWER);
        refused(CommonError.FORBIDDEN, () -> ask(viewer, PRO, "Please."));
        Actor key = Actor.teamKey(KeyId.random(), team, mika, "ci", Set.of(KeyScope.JOBS_WRITE));
        refused(CommonError.FORBIDDEN, () -> ask(key, PRO, "Please."));
    }

    @Test
    void membersSeeTheirOwnAndAnswerNone() {
        ModelRequest asked = ask(member, PRO, "Please.");
        Actor pekka = person(fixtures.member(team, "Pekka L.", TeamRole.MEMBER), TeamRole.MEMBER);
        assertThat(as(pekka, () -> requests.list(team))).isEmpty();
        assertThat(as(pekka, () -> requests.find(team, asked.id()))).isEmpty();
        assertThat(as(member, () -> requests.list(team))).hasSize(1);
        assertThat(as(owner, () -> requests.list(team))).hasSize(1);
        refused(
                CommonError.FORBIDDEN,
                () ->
                        as(
                                member,
                                () ->
                                        requests.approve(
                                                team, asked.id(), null, AllowedModel.of(PRO), "")));
        refused(
                CommonError.FORBIDDEN,
                () -> as(member, () -> requests.decline(team, asked.id(), "No.")));
        refused(CommonError.FORBIDDEN, () -> as(owner, () -> requests.withdraw(team, asked.id())));
        as(member, () -> requests.withdraw(team, asked.id()));
        assertThat(state(asked)).isEqualTo(State.WITHDRAWN);
        invalid(
                "model",
                () ->
                        as(
                                owner,
                                () ->
                                        requests.approve(
                                                team,
                                                asked.id(),
                                                null,
                                                AllowedModel.of(TURBO),
                                                "")));
    }

    @Test
    void theNeighbourFindsNothing() {
        ModelRequest asked = ask(member, PRO, "Please.");
        TeamId other = fixtures.team("Neighbours");
        Actor neighbour =
                Actor.person(
                        fixtures.member(other, "N", TeamRole.OWNER),
                        "N",
                        Set.of(),
                        Map.of(other, TeamRole.OWNER));
        refused(CommonError.NOT_FOUND, () -> as(neighbour, () -> requests.list(team)));
        assertThat(as(neighbour, () -> requests.find(other, asked.id()))).isEmpty();
        refused(
                CommonError.NOT_FOUND,
                () ->
                        as(
                                neighbour,
                                () ->
                                        requests.approve(
                                                other,
                                                asked.id(),
                                                null,
                                                AllowedModel.of(PRO),
                                                "")));
        refused(
                CommonError.NOT_FOUND,
                () -> as(neighbour, () -> requests.decline(other, asked.id(), "No.")));
    }

    @Test
    void theMostThatAJobCanCostFollowsTheCaps() {
        CatalogModel pro = catalog.find(PRO).orElseThrow();
        AllowedModel none = AllowedModel.of(PRO);
        // 1080p costs 24 credits a second, 16 s at most, and a recommended prompt 10 more.
        assertThat(prices.dearest(team, pro, none)).contains(Credits.of(24 * 16 + 10));
        assertThat(
                        prices.dearest(
                                team,
                                pro,
                                new AllowedModel(
                                        PRO, 8, List.of("540p"), Audio.ALLOWED, false, null)))
                .contains(Credits.of(9 * 8 + 10));
        assertThat(
                        prices.dearest(
                                team,
                                pro,
                                new AllowedModel(PRO, 8, null, Audio.ALLOWED, true, null)))
                .contains(Credits.of(12 * 8 + 10));
        assertThat(
                        prices.dearest(
                                team,
                                pro,
                                new AllowedModel(
                                        PRO, null, null, Audio.ALLOWED, false, Credits.of(100))))
                .contains(Credits.of(100));
        AllowedModel ownPrompt =
                new AllowedModel(
                        PRO,
                        8,
                        null,
                        Audio.ALLOWED,
                        OffPeak.NEVER,
                        RecommendedPrompt.NEVER,
                        Watermark.FREE,
                        null,
                        Who.EVERYBODY);
        assertThat(prices.dearest(team, pro, ownPrompt)).contains(Credits.of(24 * 8));
    }

    private ModelRequest ask(Actor who, String model, String reason) {
        return as(who, () -> requests.ask(team, model, reason));
    }

    private void approve(ModelRequest asked) {
        as(
                owner,
                () -> requests.approve(team, asked.id(), null, AllowedModel.of(asked.model()), ""));
    }

    private State state(ModelRequest asked) {
        return as(owner, () -> requests.find(team, asked.id())).orElseThrow().state();
    }

    private List<Told> told(String key) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> fixtures.told(key), list -> !list.isEmpty());
    }

    private List<String> audited() {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql("select action from audit_entry where team_id = :team order by id")
                                .param("team", team.value())
                                .query(String.class)
                                .list());
    }

    private Actor person(UserId user, TeamRole role) {
        return Actor.person(
                user, user.equals(aino) ? "Aino K." : "Somebody", Set.of(), Map.of(team, role));
    }

    private static <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.as(actor, work);
    }

    private static void run(Actor actor, Runnable work) {
        CurrentActor.runAs(actor, work);
    }

    private static void refused(ErrorCode code, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static void invalid(String field, ThrowingCallable work) {
        assertThatThrownBy(work)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal ->
                                assertThat(refusal.fieldErrors())
                                        .extracting(error -> error.field())
                                        .containsExactly(field));
    }
}
