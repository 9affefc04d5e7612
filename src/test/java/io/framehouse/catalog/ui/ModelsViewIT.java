package io.framehouse.catalog.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.QueryParameters;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.Allowlist;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import io.framehouse.ui.ConflictNote;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

/** Models are allowed, limited and copied; who is second is told. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.demo=true",
            "framehouse.sandbox-port=0",
            "framehouse.password-strength=4",
            "framehouse.copies.enabled=false"
        })
@PostgresTest
@WithMockUser
class ModelsViewIT extends SpringBrowserlessTest {
    private static final String PRO = "viduq3-pro";

    @Autowired Teams teams;
    @Autowired Allowlist allowlist;
    @Autowired People people;

    private TeamId nord;
    private List<AllowedModel> before;

    @BeforeEach
    void nothingIsAllowed() {
        nord = system(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        before = list();
        replace(List.of());
    }

    @AfterEach
    void asBefore() {
        replace(before);
    }

    @Test
    void anEmptyListNamesTheNextAct() {
        CurrentActor.runAs(
                person(TeamRole.OWNER),
                () -> {
                    ModelsView view = open("");
                    assertThat(text(view))
                            .contains(
                                    "No models allowed",
                                    "5 s job",
                                    "This month",
                                    "No provider now");
                    press("Allow a model");
                    press("Allow model");
                    ComboBox<ModelRow> which = combo();
                    assertThat(which.isInvalid()).isTrue();
                    which.setValue(row(PRO));
                    find(IntegerField.class).all().getFirst().setValue(8);
                    press("Allow model");
                    assertThat(list()).containsExactly(caps(8));
                    assertThat(text(open(""))).doesNotContain("No models allowed");
                });
        CurrentActor.runAs(
                person(TeamRole.MEMBER),
                () -> {
                    open("");
                    assertThat(buttons()).doesNotContain("Allow a model", "Copy from a team");
                });
    }

    @Test
    void theSecondOfTwoChangesIsToldAndChooses() {
        replace(List.of(AllowedModel.of(PRO)));
        CurrentActor.runAs(
                person(TeamRole.OWNER),
                () -> {
                    open("model=" + PRO);
                    replace(List.of(caps(8)));
                    find(IntegerField.class).all().getFirst().setValue(4);
                    press("Save caps");
                    assertThat(text(find(ConflictNote.class).single()))
                            .contains("test changed these caps at ", "max seconds 16 \u2192 8");
                    assertThat(list()).containsExactly(caps(8));
                    assertThat(find(IntegerField.class).all().getFirst().getValue()).isEqualTo(4);
                    press("Save mine");
                    assertThat(list()).containsExactly(caps(4));
                });
    }

    @Test
    void whoComesForAModelAsksForItOrAllowsIt() {
        CurrentActor.runAs(
                person(TeamRole.MEMBER),
                () -> {
                    open("ask=" + PRO);
                    assertThat(titles()).containsExactly("Ask for Vidu Q3 Pro");
                });
    }

    @Test
    void anAdminOfThePlatformCopiesAnotherTeamsList() {
        TeamId acme = system(() -> teams.findBySlug("acme-films").orElseThrow().id());
        List<AllowedModel> theirs = system(() -> allowlist.list(acme, null));
        assertThat(theirs).isNotEmpty();
        UserId root =
                system(() ->
                        people.create(
                                UUID.randomUUID() + "@example.com",
                                "Root",
                                AccessFixtures.PASSWORD,
                                Set.of(PlatformRole.ADMIN)));
        Actor admin = Actor.person(root, "Root", Set.of(PlatformRole.ADMIN), Map.of());
        CurrentActor.runAs(
                admin,
                () -> {
                    open("");
                    press("Copy from a team");
                    ComboBox<Team> from = combo();
                    from.setValue(
                            system(() -> teams.all()).stream()
                                    .filter(team -> team.id().equals(acme))
                                    .findFirst()
                                    .orElseThrow());
                    assertThat(text(find(Dialog.class).single()))
                            .contains(theirs.size() + " allowed anew");
                    press("Copy models");
                });
        assertThat(list()).containsExactlyInAnyOrderElementsOf(theirs);
    }

    private static AllowedModel caps(int seconds) {
        return new AllowedModel(PRO, seconds, null, Audio.ALLOWED, false, null);
    }

    private List<AllowedModel> list() {
        return system(() -> allowlist.list(nord, null));
    }

    private void replace(List<AllowedModel> models) {
        CurrentActor.runAs(Actor.system("test"), () -> allowlist.replace(nord, null, models));
    }

    private ModelsView open(String query) {
        UI.getCurrent().navigate("t/studio-nord/models", QueryParameters.fromString(query));
        roundTrip();
        return find(ModelsView.class).single();
    }

    private ModelRow row(String id) {
        ComboBox<ModelRow> which = combo();
        return which.getListDataView()
                .getItems()
                .filter(one -> one.model().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    private <T> ComboBox<T> combo() {
        return find(ComboBox.class).single();
    }

    private List<String> titles() {
        return find(Dialog.class).all().stream().map(Dialog::getHeaderTitle).toList();
    }

    private static String text(Component part) {
        return part.getElement().getTextRecursively();
    }

    private List<String> buttons() {
        return find(Button.class).all().stream().map(Button::getText).toList();
    }

    private void press(String text) {
        test(find(Button.class).all().stream()
                        .filter(one -> one.getText().equals(text))
                        .reduce((first, last) -> last)
                        .orElseThrow(() -> new AssertionError("no button " + text)))
                .click();
    }

    private Actor person(TeamRole role) {
        Member member =
                system(() -> teams.members(nord)).stream()
                        .filter(one -> one.role() == role)
                        .findFirst()
                        .orElseThrow();
        return Actor.person(member.userId(), member.displayName(), Set.of(), Map.of(nord, role));
    }

    private static <T> T system(Supplier<T> work) {
        return CurrentActor.as(Actor.system("test"), work);
    }
}
