package io.framehouse.catalog.internal;

import static io.framehouse.catalog.internal.CatalogFixtures.PRO;
import static io.framehouse.catalog.internal.CatalogFixtures.Q3;
import static io.framehouse.catalog.internal.CatalogFixtures.model;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framehouse.PostgresTest;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.CatalogError;
import io.framehouse.catalog.KeyAllowlists;
import io.framehouse.catalog.RequestRules;
import io.framehouse.catalog.internal.CatalogTestConfiguration.RememberedTrail;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.node.ObjectNode;

/** Leave to use models, of two teams and their keys. */
@SpringBootTest(
        classes = {CatalogTestConfiguration.class, TeamTransactions.class, CurrentActor.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
@DirtiesContext
class AllowlistIT {
    @Autowired Allowlist allowlist;
    @Autowired KeyAllowlists keyLists;
    @Autowired RequestRules rules;
    @Autowired TeamTransactions transactions;
    @Autowired JdbcClient jdbc;
    @Autowired RememberedTrail trail;

    private TeamId team;
    private TeamId neighbour;
    private KeyId key;

    @BeforeEach
    void makeTeams() {
        team = makeTeam();
        neighbour = makeTeam();
        key = makeKey(team);
    }

    @Test
    void nothingIsAllowedAtFirst() {
        assertThat(allowed(null)).isEmpty();
        DomainException refusal = refusal("{}", null);
        assertThat(refusal.code()).isEqualTo(CatalogError.NOT_ALLOWED);
        assertThat(refusal.details())
                .containsEntry("model", Q3)
                .containsEntry("parameter", "model")
                .containsEntry("allowed", List.of());
        assertThat(refusal).hasMessageContaining("Vidu Q3 Pro is not allowed for your team");
    }

    @Test
    void aStarAllowsAll() {
        replace(null, AllowedModel.of("*"));
        assertThatCode(() -> require("{}", null)).doesNotThrowAnyException();
        assertThat(allowed(null)).contains(AllowedModel.of(Q3));
    }

    @Test
    void oneRowIsChangedWhereItStillIsAsItWasSeen() {
        AllowedModel eight = caps(8, null, Audio.ALLOWED, false, null);
        replace(null, AllowedModel.of("*"));
        change("Pekka L.", null, eight);
        assertThat(list(team, null)).containsExactlyInAnyOrder(AllowedModel.of("*"), eight);
        // A list that is given anew with the same row does not make it anybody else's.
        replace(null, AllowedModel.of("*"), eight);
        AllowedModel four = caps(4, null, Audio.ALLOWED, false, null);
        assertThatThrownBy(() -> change("Aino K.", null, four))
                .hasMessageContaining("Pekka L. changed what viduq3-pro is allowed at")
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> {
                            assertThat(refusal.code()).isEqualTo(CommonError.WRONG_STATE);
                            assertThat(refusal.details())
                                    .containsEntry("changed_by", "Pekka L.")
                                    .containsKey("changed_at");
                        });
        change("Aino K.", eight, null);
        assertThat(list(team, null)).containsExactly(AllowedModel.of("*"));
        assertThatThrownBy(() -> change("Aino K.", eight, four))
                .hasMessageContaining("Somebody else changed");
    }

    private void change(String by, @Nullable AllowedModel seen, @Nullable AllowedModel wanted) {
        Actor person = Actor.person(UserId.random(), by, Set.of(), Map.of(team, TeamRole.ADMIN));
        CurrentActor.runAs(person, () -> allowlist.change(team, Q3, seen, wanted));
    }

    @Test
    void theModelsOwnRowStandsBeforeTheStar() {
        replace(null, AllowedModel.of("*"), caps(8, null, Audio.ALLOWED, false, null));
        assertThat(refusal("{'duration': 9}", null))
                .hasMessage(
                        "9 seconds is over your team's limit of 8 for this model. Choose 8 or less,"
                                + " or ask an admin.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'duration': 8}|{'duration': 9}|duration",
                "{'resolution': '720p'}|{'resolution': '1080p'}|resolution",
            })
    void durationAndResolutionAreCapped(String fine, String over, String parameter) {
        replace(null, caps(8, List.of("540p", "720p"), Audio.ALLOWED, false, null));
        assertThatCode(() -> require(fine, null)).doesNotThrowAnyException();
        assertThat(refusal(over, null).details()).containsEntry("parameter", parameter);
    }

    @Test
    void soundIsForbiddenOrDemanded() {
        replace(null, caps(null, null, Audio.NEVER, false, null));
        assertThat(refusal("{}", null).details())
                .containsEntry("parameter", "audio")
                .containsEntry("allowed", List.of(false));
        assertThatCode(() -> require("{'audio': false}", null)).doesNotThrowAnyException();
        replace(null, caps(null, null, Audio.ALWAYS, false, null));
        assertThat(refusal("{'audio': false}", null).details())
                .containsEntry("allowed", List.of(true));
        assertThatCode(() -> require("{}", null)).doesNotThrowAnyException();
    }

    @Test
    void offPeakOnlyAndCreditsAreCapped() {
        replace(null, caps(null, null, Audio.ALLOWED, true, Credits.of(100)));
        assertThat(refusal("{}", null).details()).containsEntry("parameter", "off_peak");
        assertThatCode(() -> require("{'off_peak': true}", null)).doesNotThrowAnyException();
        DomainException tooDear =
                catchThrowableOfType(
                        DomainException.class,
                        () -> require("{'off_peak': true}", null, Credits.parse("100.000001")));
        assertThat(tooDear.details())
                .containsEntry("parameter", "max_credits_per_job")
                .containsEntry("allowed", "100");
    }

    @Test
    void anEmptyKeyListAddsNoLimit() {
        replace(null, AllowedModel.of(Q3));
        assertThatCode(() -> require("{'duration': 16}", key)).doesNotThrowAnyException();
    }

    @Test
    void aKeysListBindsBesideTheTeams() {
        replace(null, caps(8, List.of("720p", "1080p"), Audio.ALLOWED, false, Credits.of(500)));
        replace(key, caps(12, List.of("540p", "720p"), Audio.NEVER, true, Credits.of(50)));
        assertThat(allowed(key))
                .contains(caps(8, List.of("720p"), Audio.NEVER, true, Credits.of(50)));
        assertThat(refusal("{'resolution': '1080p', 'audio': false}", key))
                .hasMessageContaining("1080p is not allowed for this key");
        replace(key, AllowedModel.of(PRO));
        assertThat(allowed(key)).isEmpty();
        assertThat(refusal("{}", key)).hasMessageContaining("not allowed for this key");
        assertThatCode(() -> require("{}", null)).doesNotThrowAnyException();
    }

    @Test
    void aKeyCannotHaveMoreThanItsTeam() {
        replace(key, AllowedModel.of("*"));
        assertThat(allowed(key)).isEmpty();
        assertThat(refusal("{}", key)).hasMessageContaining("your team");
    }

    @Test
    void theKeysThatATeamsChangeNarrowsAreCounted() {
        KeyId free = makeKey(team);
        KeyId tight = makeKey(team);
        AllowedModel long16 = AllowedModel.of(Q3);
        AllowedModel short8 = caps(8, null, Audio.ALLOWED, false, null);
        replace(null, long16);
        assertThat(narrowed(long16, short8)).isZero();
        replace(key, AllowedModel.of(Q3));
        replace(free, AllowedModel.of("*"));
        replace(tight, caps(5, null, Audio.ALLOWED, false, null));
        assertThat(narrowed(long16, short8)).isEqualTo(2);
        assertThat(narrowed(short8, long16)).isZero();
        assertThat(narrowed(long16, caps(4, null, Audio.NEVER, false, null))).isEqualTo(3);
        replace(key, AllowedModel.of(PRO));
        assertThat(narrowed(long16, short8)).isEqualTo(1);
        endKey(free);
        assertThat(narrowed(long16, short8)).isZero();
    }

    private int narrowed(AllowedModel before, AllowedModel after) {
        return CurrentActor.as(
                person(team, TeamRole.ADMIN), () -> keyLists.narrowed(team, before, after));
    }

    private void endKey(KeyId id) {
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql(
                                        """
                                        update api_key set revoked_at = now()
                                        where team_id = :team and id = :id
                                        """)
                                .param("team", team.value())
                                .param("id", id.value())
                                .update());
    }

    @Test
    void whatAModelCanNeverDoTakesItAway() {
        replace(null, new AllowedModel("*", null, null, Audio.ALWAYS, false, null));
        assertThat(allowedOf("viduq1-img2video")).isEmpty();
        assertThat(allowedOf(Q3)).isPresent();
        replace(null, new AllowedModel("*", null, null, Audio.ALLOWED, true, null));
        assertThat(allowedOf(CatalogFixtures.REFERENCE)).isEmpty();
        assertThat(allowedOf(Q3)).isPresent();
        // Q1 makes 5 seconds in 1080p and nothing else.
        replace(null, new AllowedModel("*", 4, null, Audio.ALLOWED, false, null));
        assertThat(allowedOf("viduq1-img2video")).isEmpty();
        replace(null, new AllowedModel("*", 5, List.of("720p"), Audio.ALLOWED, false, null));
        assertThat(allowedOf("viduq1-img2video")).isEmpty();
        assertThat(allowedOf(Q3).orElseThrow().resolutions()).containsExactly("720p");
        replace(null, new AllowedModel("*", 5, List.of("1080p"), Audio.ALLOWED, false, null));
        assertThat(allowedOf("viduq1-img2video")).isPresent();
    }

    private java.util.Optional<AllowedModel> allowedOf(String id) {
        return CurrentActor.as(
                person(team, TeamRole.MEMBER), () -> allowlist.allowed(team, null, model(id)));
    }

    @Test
    void aListIsReplacedAsAWholeAndWrittenToTheTrail() {
        replace(null, AllowedModel.of(PRO), AllowedModel.of(Q3));
        AllowedModel only = caps(3, List.of("540p"), Audio.ALWAYS, true, Credits.parse("1.5"));
        trail.changes.clear();
        replace(null, only);
        assertThat(list(team, null)).containsExactly(only);
        assertThat(trail.changes)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.action()).isEqualTo("allowlist.changed");
                    assertThat((List<?>) change.before().get("models")).hasSize(2);
                    assertThat(change.after().toString()).contains("max_duration=3");
                });
    }

    @Test
    void wrongListsAreRefusedByFieldAndChangeNothing() {
        replace(null, AllowedModel.of(Q3));
        AllowedModel wrong =
                new AllowedModel(PRO, 0, List.of("4k"), Audio.ALLOWED, false, Credits.of(-1));
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class,
                        () ->
                                replace(
                                        null,
                                        AllowedModel.of("viduq9"),
                                        wrong,
                                        AllowedModel.of(PRO)));
        assertThat(refusal.fieldErrors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactly(
                        "models[0].model unknown_model",
                        "models[1].resolutions not_offered",
                        "models[1].max_duration out_of_range",
                        "models[1].max_credits_per_job out_of_range",
                        "models[2].model duplicate");
        assertThat(list(team, null)).containsExactly(AllowedModel.of(Q3));
    }

    @Test
    void theNeighbourSeesAndChangesNothing() {
        replace(null, AllowedModel.of(Q3));
        assertThat(list(neighbour, null)).isEmpty();
        Actor stranger = person(neighbour, TeamRole.OWNER);
        assertNotFound(() -> CurrentActor.as(stranger, () -> allowlist.list(team, null)));
        assertNotFound(
                () -> CurrentActor.as(stranger, () -> allowlist.allowed(team, null, model(Q3))));
        assertNotFound(
                () -> CurrentActor.runAs(stranger, () -> allowlist.replace(team, null, List.of())));
        assertNotFound(() ->
                CurrentActor.runAs(
                        stranger,
                        () -> allowlist.replace(neighbour, key, List.of(AllowedModel.of(Q3)))));
    }

    @Test
    void onlyOwnersAndAdminsChangeTheList() {
        for (TeamRole role : List.of(TeamRole.MEMBER, TeamRole.VIEWER, TeamRole.BILLING)) {
            assertThatThrownBy(() ->
                            CurrentActor.runAs(
                                    person(team, role),
                                    () -> allowlist.replace(team, null, List.of())))
                    .isInstanceOfSatisfying(
                            DomainException.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(CommonError.FORBIDDEN));
        }
    }

    @Test
    void requireJoinsTheTransactionOfTheTeam() {
        replace(null, AllowedModel.of(Q3));
        transactions.runInTeam(team, () -> require("{}", key));
    }

    private void replace(@Nullable KeyId of, AllowedModel... models) {
        CurrentActor.runAs(
                person(team, TeamRole.ADMIN),
                () -> allowlist.replace(team, of, Arrays.asList(models)));
    }

    private List<AllowedModel> list(TeamId of, @Nullable KeyId ofKey) {
        return CurrentActor.as(person(of, TeamRole.VIEWER), () -> allowlist.list(of, ofKey));
    }

    private java.util.Optional<AllowedModel> allowed(@Nullable KeyId of) {
        return CurrentActor.as(
                person(team, TeamRole.MEMBER), () -> allowlist.allowed(team, of, model(Q3)));
    }

    private DomainException refusal(String parameters, @Nullable KeyId of) {
        DomainException refusal =
                catchThrowableOfType(DomainException.class, () -> require(parameters, of));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private void require(String parameters, @Nullable KeyId of) {
        require(parameters, of, Credits.of(1));
    }

    private void require(String parameters, @Nullable KeyId of, Credits quote) {
        ObjectNode normalised =
                rules.check(model(Q3), CatalogFixtures.with(Q3, parameters)).parameters();
        CurrentActor.runAs(
                person(team, TeamRole.MEMBER),
                () -> allowlist.require(team, of, model(Q3), normalised, quote));
    }

    private static AllowedModel caps(
            @Nullable Integer seconds,
            @Nullable List<String> resolutions,
            Audio audio,
            boolean offPeakOnly,
            @Nullable Credits credits) {
        return new AllowedModel(Q3, seconds, resolutions, audio, offPeakOnly, credits);
    }

    private static void assertNotFound(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(CommonError.NOT_FOUND));
    }

    private static Actor person(TeamId team, TeamRole role) {
        return Actor.person(UserId.random(), "Aino K.", Set.of(), Map.of(team, role));
    }

    private TeamId makeTeam() {
        TeamId id = TeamId.random();
        transactions.runOnPlatform(() ->
                jdbc.sql(
                                """
                                insert into team (id, slug, name, time_zone)
                                values (:id, :slug, 'Studio Nord', 'UTC')
                                """)
                        .param("id", id.value())
                        .param("slug", "t" + id.toString().replace("-", ""))
                        .update());
        return id;
    }

    private KeyId makeKey(TeamId of) {
        KeyId id = KeyId.random();
        transactions.runInTeam(
                of,
                () ->
                        jdbc.sql(
                                        """
                                        insert into api_key
                                            (team_id, id, public_id, secret_hash, name, scopes, created_by)
                                        values (:team, :id, :publicId, '\\x00', 'ci', '{jobs:write}', 'test')
                                        """)
                                .param("team", of.value())
                                .param("id", id.value())
                                .param("publicId", id.toString())
                                .update());
        return id;
    }
}
