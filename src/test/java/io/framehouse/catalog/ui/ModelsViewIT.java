package io.framehouse.catalog.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.QueryParameters;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.People;
import io.framehouse.catalog.AllowedModel;
import io.framehouse.catalog.AllowedModel.Audio;
import io.framehouse.catalog.AllowedModel.Who;
import io.framehouse.catalog.Allowlist;
import io.framehouse.catalog.ModelRequests;
import io.framehouse.catalog.ModelRequests.ModelRequest;
import io.framehouse.shared.Actor;
import io.framehouse.shared.Credits;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.UserId;
import io.framehouse.teams.Member;
import io.framehouse.teams.Team;
import io.framehouse.teams.Teams;
import io.framehouse.ui.ConflictNote;
import io.framehouse.ui.CurrentTeam;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
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
            "framehouse.copies.enabled=false"
        })
@PostgresTest
@WithMockUser
class ModelsViewIT extends SpringBrowserlessTest {
    private static final String PRO = "viduq3-pro";
    private static final String TURBO = "viduq3-turbo-img2video";

    @Autowired Teams teams;
    @Autowired Allowlist allowlist;
    @Autowired People people;
    @Autowired ModelRequests requests;
    @Autowired AccessModel access;

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
    void anApprovalBeginsWithTheRowForAllModelsAndAddsWhoAsks() {
        Actor asker = person(TeamRole.MEMBER);
        UserId other = Objects.requireNonNull(person(TeamRole.OWNER).userId());
        AllowedModel all =
                new AllowedModel("*", 8, null, Audio.ALLOWED, false, Credits.of(10))
                        .forWhom(Who.chosen(Set.of(other), Set.of()));
        replace(List.of(all));
        ModelRequest asked =
                CurrentActor.as(asker, () -> requests.ask(nord, PRO, "For the autumn film."));
        AccessModel.Start start =
                CurrentActor.as(
                        person(TeamRole.OWNER),
                        () -> {
                            CurrentTeam team =
                                    new CurrentTeam(nord, "studio-nord", "Nord", ZoneOffset.UTC);
                            AccessRow row =
                                    access.list(team).stream()
                                            .filter(one -> one.request().id().equals(asked.id()))
                                            .findFirst()
                                            .orElseThrow();
                            return access.start(row, access.limits(row).orElseThrow());
                        });
        CurrentActor.as(
                person(TeamRole.OWNER), () -> requests.decline(nord, asked.id(), "Only a test."));
        assertThat(start.seen()).isNull();
        assertThat(start.caps())
                .isEqualTo(
                        new AllowedModel(PRO, 8, null, Audio.ALLOWED, false, Credits.of(10))
                                .forWhom(
                                        Who.chosen(
                                                Set.of(
                                                        other,
                                                        Objects.requireNonNull(asker.userId())),
                                                Set.of())));
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
    void aModelIsGivenToChosenMembersAndTheOthersAreTold() {
        replace(List.of(AllowedModel.of(PRO)));
        Actor owner = person(TeamRole.OWNER);
        CurrentActor.runAs(
                owner,
                () -> {
                    open("model=" + PRO);
                    choose("Who", "Chosen members");
                    press("Save caps");
                    MultiSelectComboBox<WhoOptions.Person> members = chosen("Members");
                    assertThat(members.isInvalid()).isTrue();
                    assertThat(list()).containsExactly(AllowedModel.of(PRO));
                    members.setValue(
                            members.getListDataView()
                                    .getItems()
                                    .filter(one -> one.id().equals(owner.userId()))
                                    .collect(Collectors.toSet()));
                    press("Save caps");
                    Who her = Who.chosen(Set.of(Objects.requireNonNull(owner.userId())), Set.of());
                    assertThat(list()).containsExactly(AllowedModel.of(PRO).forWhom(her));
                    assertThat(text(open(""))).contains("for 1 member");
                });
        CurrentActor.runAs(
                person(TeamRole.MEMBER),
                () -> {
                    assertThat(text(open(""))).contains("Not for you", "for 1 member");
                    assertThat(buttons()).contains("Ask for it");
                    open("ask=" + PRO);
                    assertThat(titles()).containsExactly("Ask for Vidu Q3 Pro");
                });
    }

    @Test
    void theCapsOfThePageAreAllSavedAndRead() {
        replace(List.of(AllowedModel.of(TURBO)));
        CurrentActor.runAs(
                person(TeamRole.OWNER),
                () -> {
                    open("model=" + TURBO);
                    choose("Off-peak", "Not allowed");
                    choose("Recommended prompt", "Not allowed");
                    choose("Watermark", "Always on");
                    press("Save caps");
                    assertThat(list())
                            .singleElement()
                            .satisfies(caps -> {
                                assertThat(caps.offPeak()).isEqualTo(AllowedModel.OffPeak.NEVER);
                                assertThat(caps.recommendedPrompt())
                                        .isEqualTo(AllowedModel.RecommendedPrompt.NEVER);
                                assertThat(caps.watermark())
                                        .isEqualTo(AllowedModel.Watermark.ALWAYS);
                            });
                    assertThat(text(open("")))
                            .contains("no off-peak \u00b7 no recommended prompt \u00b7 watermark");
                });
        CurrentActor.runAs(
                person(TeamRole.VIEWER),
                () -> {
                    open("model=" + TURBO);
                    assertThat(find(Select.class).all()).allMatch(Select::isReadOnly);
                });
    }

    private void choose(String label, String word) {
        @SuppressWarnings("unchecked")
        Select<Object> field =
                find(Select.class).all().stream()
                        .filter(one -> label.equals(one.getLabel()))
                        .findFirst()
                        .orElseThrow();
        field.setValue(
                field.getListDataView()
                        .getItems()
                        .filter(item -> field.getItemLabelGenerator().apply(item).equals(word))
                        .findFirst()
                        .orElseThrow());
    }

    @SuppressWarnings("unchecked")
    private <T> MultiSelectComboBox<T> chosen(String label) {
        return find(MultiSelectComboBox.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
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
