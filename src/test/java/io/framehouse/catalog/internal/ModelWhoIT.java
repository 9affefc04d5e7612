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
import io.framehouse.catalog.AllowedModel.OffPeak;
import io.framehouse.catalog.AllowedModel.RecommendedPrompt;
import io.framehouse.catalog.AllowedModel.Watermark;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.CatalogError;
import io.framehouse.catalog.KeyAllowlists;
import io.framehouse.catalog.RequestRules;
import io.framehouse.catalog.internal.CatalogTestConfiguration.RememberedTrail;
import io.framehouse.shared.Actor;
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
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.node.ObjectNode;

/** For whom of a team a model is, and the caps on off-peak, prompt and watermark. */
@SpringBootTest(
        classes = {CatalogTestConfiguration.class, TeamTransactions.class, CurrentActor.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@PostgresTest
@DirtiesContext
class ModelWhoIT {
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
        key = makeKey(team, null);
    }

    @Test
    void offPeakCanBeForbidden() {
        replace(null, later(Q3, OffPeak.NEVER, RecommendedPrompt.ALLOWED, Watermark.FREE));
        assertThat(refusal(Q3, "{'off_peak': true}", null).details())
                .containsEntry("parameter", "off_peak")
                .containsEntry("allowed", List.of(false));
        assertThatCode(() -> require(Q3, "{}", null)).doesNotThrowAnyException();
        replace(key, later(Q3, OffPeak.ONLY, RecommendedPrompt.ALLOWED, Watermark.FREE));
        assertThat(allowed(Q3, key)).isEmpty();
    }

    @Test
    void aRecommendedPromptCanBeForbidden() {
        replace(null, AllowedModel.of("*"));
        replace(key, later(Q3, OffPeak.ALLOWED, RecommendedPrompt.NEVER, Watermark.FREE));
        DomainException refusal = refusal(Q3, "{'is_rec': true}", key);
        assertThat(refusal.details())
                .containsEntry("parameter", "is_rec")
                .containsEntry("allowed", List.of(false));
        assertThat(refusal).hasMessageContaining("not allowed for this key");
        assertThatCode(() -> require(Q3, "{}", key)).doesNotThrowAnyException();
        assertThatCode(() -> require(Q3, "{'is_rec': true}", null)).doesNotThrowAnyException();
        assertThat(allowed(Q3, key).orElseThrow().recommendedPrompt())
                .isEqualTo(RecommendedPrompt.NEVER);
    }

    @Test
    void aWatermarkCanBeDemandedAndTakesModelsAwayThatSetNone() {
        replace(null, later("*", OffPeak.ALLOWED, RecommendedPrompt.ALLOWED, Watermark.ALWAYS));
        assertThat(allowed(Q3, null)).isEmpty();
        assertThat(refusal(Q3, "{}", null))
                .hasMessageContaining("Vidu Q3 Pro sets no watermark")
                .hasMessageContaining("Choose another model");
        assertThat(allowed(PRO, null).orElseThrow().watermark()).isEqualTo(Watermark.ALWAYS);
        assertThat(refusal(PRO, "{'watermark': false}", null).details())
                .containsEntry("parameter", "watermark")
                .containsEntry("allowed", List.of(true));
        assertThatCode(() -> require(PRO, "{'watermark': true}", null)).doesNotThrowAnyException();
    }

    private static AllowedModel later(
            String model, OffPeak offPeak, RecommendedPrompt prompt, Watermark watermark) {
        return new AllowedModel(
                model, null, null, Audio.ALLOWED, offPeak, prompt, watermark, null, Who.EVERYBODY);
    }

    @Test
    void aModelForChosenMembersIsForThemAndTheirKeysAlone() {
        UserId aino = makeMember(team);
        UserId mika = makeMember(team);
        KeyId ofAino = makeKey(team, aino);
        KeyId ofMika = makeKey(team, mika);
        AllowedModel row = AllowedModel.of(Q3).forWhom(Who.chosen(Set.of(aino), Set.of()));
        replace(null, AllowedModel.of("*"), row);
        assertThat(list()).contains(row);

        assertThat(allowedAs(aino, null)).contains(AllowedModel.of(Q3));
        assertThat(allowedAs(mika, ofAino)).isPresent();
        assertThat(allowedAs(aino, ofMika)).isEmpty();
        assertThat(allowedAs(aino, key)).isEmpty();
        // The model's own row stands before the one for all, also for those it is not for.
        assertThat(allowedAs(mika, null)).isEmpty();
        DomainException refusal = refusal(Q3, "{}", null);
        assertThat(refusal.code()).isEqualTo(CatalogError.NOT_ALLOWED);
        assertThat(refusal.details())
                .containsEntry("parameter", "model")
                .containsEntry("allowed", List.of("*"));
        assertThat(refusal)
                .hasMessageContaining("chosen members and keys of your team only, and you are not");
        assertThat(refusal(Q3, "{}", key))
                .hasMessageContaining("neither this key nor its owner is");
        assertThat(
                        CurrentActor.as(
                                person(team, TeamRole.MEMBER),
                                () -> allowlist.allowedToSomebody(team, null, model(Q3))))
                .isPresent();
    }

    @Test
    void aModelForChosenKeysIsNotForTheirOwners() {
        UserId aino = makeMember(team);
        KeyId chosenKey = makeKey(team, aino);
        KeyId other = makeKey(team, aino);
        replace(null, AllowedModel.of(Q3).forWhom(Who.chosen(Set.of(), Set.of(chosenKey))));
        assertThat(allowedAs(aino, chosenKey)).isPresent();
        assertThat(allowedAs(aino, other)).isEmpty();
        assertThat(allowedAs(aino, null)).isEmpty();
        // The key's own list binds beside it as ever.
        replace(chosenKey, AllowedModel.of(PRO));
        assertThat(allowedAs(aino, chosenKey)).isEmpty();
    }

    @Test
    void whoLeavesTakesTheLeaveAlongAndNobodyElseGetsIt() {
        UserId aino = makeMember(team);
        replace(null, AllowedModel.of(Q3).forWhom(Who.chosen(Set.of(aino), Set.of())));
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql("delete from team_member where team_id = :team and user_id = :id")
                                .param("team", team.value())
                                .param("id", aino.value())
                                .update());
        assertThat(list())
                .containsExactly(AllowedModel.of(Q3).forWhom(Who.chosen(Set.of(), Set.of())));
        assertThat(allowedAs(aino, null)).isEmpty();
        assertThat(allowed(Q3, null)).isEmpty();
    }

    @Test
    void strangersAndForeignKeysAreRefusedByNameAndChangeNothing() {
        replace(null, AllowedModel.of(PRO));
        UserId stranger = makeMember(neighbour);
        KeyId foreign = makeKey(neighbour, null);
        AllowedModel row =
                AllowedModel.of(Q3).forWhom(Who.chosen(Set.of(stranger), Set.of(foreign)));
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class, () -> replace(null, AllowedModel.of(PRO), row));
        assertThat(refusal.fieldErrors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactly("models[1].members unknown_member", "models[1].keys unknown_key");
        assertThat(refusal.fieldErrors().getFirst().message()).contains(stranger.toString());
        assertThat(list()).containsExactly(AllowedModel.of(PRO));

        DomainException ofKey =
                catchThrowableOfType(
                        DomainException.class,
                        () ->
                                replace(
                                        key,
                                        AllowedModel.of(Q3)
                                                .forWhom(Who.chosen(Set.of(), Set.of(key)))));
        assertThat(ofKey.fieldErrors())
                .extracting(error -> error.field() + " " + error.code())
                .containsExactly("models[0].members not_for_keys");
    }

    @Test
    void theDatabaseItselfKeepsOtherTeamsPeopleOut() {
        replace(null, AllowedModel.of(Q3).forWhom(Who.chosen(Set.of(), Set.of(key))));
        UserId stranger = makeMember(neighbour);
        assertThatThrownBy(() ->
                        transactions.runInTeam(
                                team,
                                () ->
                                        jdbc.sql(
                                                        """
                                                        insert into allowed_model_chosen
                                                            (team_id, allowed_model_id, user_id)
                                                        select team_id, id, :user from allowed_model
                                                        where team_id = :team
                                                        """)
                                                .param("team", team.value())
                                                .param("user", stranger.value())
                                                .update()))
                .hasStackTraceContaining("allowed_model_chosen_member_fk");
        assertThat(
                        transactions.<Long>inTeam(
                                neighbour,
                                () ->
                                        jdbc.sql("select count(*) from allowed_model_chosen")
                                                .query(Long.class)
                                                .single()))
                .isZero();
    }

    @Test
    void theKeysThatLoseAModelAreCountedWithOrWithoutAList() {
        UserId aino = makeMember(team);
        makeKey(team, aino);
        KeyId other = makeKey(team, null);
        AllowedModel all = AllowedModel.of(Q3);
        AllowedModel some = all.forWhom(Who.chosen(Set.of(aino), Set.of()));
        replace(null, all);
        // The key of each test and the other one; not the member's.
        assertThat(narrowed(all, some)).isEqualTo(2);
        assertThat(narrowed(some, all)).isZero();
        replace(other, AllowedModel.of(PRO));
        assertThat(narrowed(all, some)).isEqualTo(1);
        assertThat(CurrentActor.as(person(team, TeamRole.ADMIN), () -> keyLists.working(team)))
                .hasSize(3);
        assertThatThrownBy(() ->
                        CurrentActor.as(
                                person(team, TeamRole.MEMBER), () -> keyLists.working(team)))
                .isInstanceOf(DomainException.class);
    }

    @Test
    void whoMayUseAModelIsWrittenToTheTrail() {
        UserId aino = makeMember(team);
        trail.changes.clear();
        replace(null, AllowedModel.of(Q3).forWhom(Who.chosen(Set.of(aino), Set.of(key))));
        assertThat(trail.changes.getFirst().after().toString())
                .contains("members=[" + aino + "]", "keys=[" + key + "]");
    }

    private void replace(@Nullable KeyId of, AllowedModel... models) {
        CurrentActor.runAs(
                person(team, TeamRole.ADMIN),
                () -> allowlist.replace(team, of, Arrays.asList(models)));
    }

    private List<AllowedModel> list() {
        return CurrentActor.as(person(team, TeamRole.VIEWER), () -> allowlist.list(team, null));
    }

    private Optional<AllowedModel> allowedAs(UserId person, @Nullable KeyId of) {
        Actor actor = Actor.person(person, "Aino K.", Set.of(), Map.of(team, TeamRole.MEMBER));
        return CurrentActor.as(actor, () -> allowlist.allowed(team, of, model(Q3)));
    }

    private Optional<AllowedModel> allowed(String id, @Nullable KeyId of) {
        return CurrentActor.as(
                person(team, TeamRole.MEMBER), () -> allowlist.allowed(team, of, model(id)));
    }

    private int narrowed(AllowedModel before, AllowedModel after) {
        return CurrentActor.as(
                person(team, TeamRole.ADMIN), () -> keyLists.narrowed(team, before, after));
    }

    private DomainException refusal(String id, String parameters, @Nullable KeyId of) {
        DomainException refusal =
                catchThrowableOfType(DomainException.class, () -> require(id, parameters, of));
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private void require(String id, String parameters, @Nullable KeyId of) {
        ObjectNode normalised =
                rules.check(model(id), CatalogFixtures.with(id, parameters)).parameters();
        CurrentActor.runAs(
                person(team, TeamRole.MEMBER),
                () -> allowlist.require(team, of, model(id), normalised, Credits.of(1)));
    }

    private static Actor person(TeamId team, TeamRole role) {
        return Actor.person(UserId.random(), "Aino K.", Set.of(), Map.of(team, role));
    }

    private UserId makeMember(TeamId of) {
        UserId id = UserId.random();
        transactions.runOnPlatform(() -> {
            jdbc.sql(
                            """
                            insert into app_user (id, email, display_name, password_hash)
                            values (:id, :email, 'Aino K.', '-')
                            """)
                    .param("id", id.value())
                    .param("email", id + "@nord.example")
                    .update();
            jdbc.sql(
                            """
                            insert into team_member (team_id, user_id, role)
                            values (:team, :id, 'member')
                            """)
                    .param("team", of.value())
                    .param("id", id.value())
                    .update();
        });
        return id;
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

    private KeyId makeKey(TeamId of, @Nullable UserId owner) {
        KeyId id = KeyId.random();
        transactions.runInTeam(
                of,
                () ->
                        jdbc.sql(
                                        """
                                        insert into api_key
                                            (team_id, id, public_id, secret_hash, name, scopes,
                                             owner_user_id, created_by)
                                        values (:team, :id, :publicId, '\\x00', 'ci', '{jobs:write}',
                                                cast(:owner as uuid), 'test')
                                        """)
                                .param("team", of.value())
                                .param("id", id.value())
                                .param("publicId", id.toString())
                                .param("owner", owner == null ? null : owner.value())
                                .update());
        return id;
    }
}
