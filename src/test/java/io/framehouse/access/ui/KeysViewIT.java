package io.framehouse.access.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.access.ApiKey;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyData;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Member;
import io.framehouse.teams.Teams;
import io.framehouse.ui.ConflictNote;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.security.test.context.support.WithMockUser;

/** What each role finds of keys, and what happens when two change one at once. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.demo=true",
            "framehouse.sandbox-port=0",
            "framehouse.copies.enabled=false"
        })
@PostgresTest
@WithMockUser
class KeysViewIT extends SpringBrowserlessTest {
    private static final Set<KeyScope> WORK = Set.of(KeyScope.JOBS_WRITE, KeyScope.JOBS_READ);

    @Autowired Teams teams;
    @Autowired ApiKeys keys;

    private TeamId nord;
    private Actor owner;
    private ApiKey key;

    @BeforeEach
    void makeKey() {
        nord = system(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        owner = person(TeamRole.OWNER);
        key = system(() -> keys.create(nord, data("view-key", null))).key();
    }

    @AfterEach
    void endKeys() {
        CurrentActor.runAs(
                Actor.system("test"),
                () -> keys.list(nord).forEach(one -> keys.revoke(nord, one.id())));
    }

    @Test
    void theAddressFiltersAndOpensAKey() {
        CurrentActor.runAs(
                owner,
                () -> {
                    assertThat(names("?q=no-such-key")).doesNotContain("view-key");
                    assertThat(button("Clear filters")).isNotNull();
                    assertThat(names("?status=revoked")).doesNotContain("view-key");
                    assertThat(names("?status=active&key=" + key.id())).contains("view-key");
                    Aside panel = find(Aside.class).single();
                    assertThat(panel.getElement().getTextRecursively())
                            .contains(
                                    "The usual limit",
                                    "No budget of its own",
                                    "Last 20 calls",
                                    "No calls yet");
                });
    }

    @Test
    void theSecondOfTwoChangesIsToldAndChooses() {
        CurrentActor.runAs(
                owner,
                () -> {
                    names("?key=" + key.id());
                    press("Edit key");
                    system(() -> keys.update(nord, key.id(), data("theirs", 60)));
                    TextField name = field("Name");
                    name.setValue("mine");
                    press("Save key");
                    ConflictNote note = find(ConflictNote.class).single();
                    assertThat(note.getElement().getTextRecursively())
                            .contains(
                                    "test changed this key at ",
                                    "Name: view-key \u2192 theirs.",
                                    "Requests a minute: the usual limit \u2192 60.");
                    assertThat(field("Name").getValue()).isEqualTo("mine");
                    assertThat(now().name()).isEqualTo("theirs");
                    press("Use theirs");
                    assertThat(field("Name").getValue()).isEqualTo("theirs");
                    assertThat(find(IntegerField.class).all().getFirst().getValue()).isEqualTo(60);
                    system(() -> keys.update(nord, key.id(), data("again", null)));
                    field("Name").setValue("mine");
                    press("Save key");
                    press("Save mine");
                    assertThat(now().name()).isEqualTo("mine");
                    assertThat(now().ratePerMinute()).isEqualTo(60);
                    assertThat(find(ConflictNote.class).all()).isEmpty();
                });
    }

    @Test
    void aLimitOfRequestsOutOfRangeIsToldAtItsField() {
        CurrentActor.runAs(
                owner,
                () -> {
                    names("?key=" + key.id());
                    press("Edit key");
                    IntegerField rate =
                            find(IntegerField.class).all().stream()
                                    .filter(one -> "Requests a minute".equals(one.getLabel()))
                                    .findFirst()
                                    .orElseThrow();
                    rate.setValue(KeyData.MOST_PER_MINUTE + 1);
                    press("Save key");
                    assertThat(rate.isInvalid()).isTrue();
                    assertThat(rate.getErrorMessage()).contains("1 to 1,000,000");
                    rate.setValue(120);
                    press("Save key");
                    assertThat(now().ratePerMinute()).isEqualTo(120);
                });
    }

    @Test
    void membersSeeOnlyTheirOwnKeysAndNoLimits() {
        Actor member = person(TeamRole.MEMBER);
        CurrentActor.runAs(
                member,
                () -> {
                    assertThat(names("?key=" + key.id())).doesNotContain("view-key");
                    assertThat(find(Aside.class).all()).isEmpty();
                    press("Create key");
                    assertThat(find(IntegerField.class).all()).isEmpty();
                });
    }

    private ApiKey now() {
        return system(() -> keys.get(nord, key.id()));
    }

    private List<String> names(String query) {
        UI.getCurrent()
                .navigate("t/studio-nord/keys", QueryParameters.fromString(query.substring(1)));
        KeysView view = find(KeysView.class).single();
        return find(Anchor.class, view).all().stream().map(Anchor::getText).toList();
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(one -> label.equals(one.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    private void press(String text) {
        test(button(text)).click();
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(one -> one.getText().equals(text))
                .reduce((first, last) -> last)
                .orElseThrow(() -> new AssertionError("no button " + text));
    }

    private static KeyData data(String name, Integer rate) {
        return new KeyData(name, null, WORK, null, rate);
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
