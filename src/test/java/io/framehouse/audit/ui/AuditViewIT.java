package io.framehouse.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Aside;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.router.QueryParameters;
import io.framehouse.Framehouse;
import io.framehouse.PostgresTest;
import io.framehouse.access.AccessFixtures;
import io.framehouse.access.ApiKeys;
import io.framehouse.access.KeyData;
import io.framehouse.access.People;
import io.framehouse.audit.AuditLog;
import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.audit.AuditLog.Filter;
import io.framehouse.audit.AuditLog.ObjectRef;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.KeyId;
import io.framehouse.shared.KeyScope;
import io.framehouse.shared.PageRequest;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.teams.Teams;
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
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.security.test.context.support.WithMockUser;

/** The log as a team's owner and an admin of the platform read it, and that nobody else does. */
@SpringBootTest(
        classes = Framehouse.class,
        properties = {
            "framehouse.demo=true",
            "framehouse.sandbox-port=0",
            "framehouse.copies.enabled=false"
        })
@PostgresTest
@WithMockUser
class AuditViewIT extends SpringBrowserlessTest {
    @Autowired Teams teams;
    @Autowired People people;
    @Autowired ApiKeys keys;
    @Autowired AuditLog log;
    @Autowired SecurityContextHolderStrategy contexts;

    private TeamId nord;
    private Actor owner;
    private KeyId key;

    @BeforeEach
    void makeEntries() {
        // Another application of the same run may have put its own in this place since.
        SecurityContextHolder.setContextHolderStrategy(contexts);
        nord = system(() -> teams.findBySlug("studio-nord").orElseThrow().id());
        owner = person(TeamRole.OWNER);
        key = system(() -> keys.create(nord, data("audit-key", null))).key().id();
        CurrentActor.runAs(
                Actor.system("night watch"), () -> keys.update(nord, key, data("audit-key", 60)));
    }

    @AfterEach
    void endKey() {
        CurrentActor.runAs(Actor.system("test"), () -> keys.revoke(nord, key));
    }

    @Test
    void theOwnerReadsInWordsWhoDidWhat() {
        CurrentActor.runAs(
                owner,
                () -> {
                    String text = open("t/studio-nord/audit", "");
                    assertThat(text)
                            .contains(
                                    "made the key audit-key",
                                    "changed the key audit-key",
                                    "night watch",
                                    "System",
                                    "Time (Europe/")
                            .doesNotContain("Sign-in refused");
                });
    }

    @Test
    void filtersAreInTheAddressAndSayWhenTheyHideAll() {
        CurrentActor.runAs(
                owner,
                () -> {
                    assertThat(open("t/studio-nord/audit", "actor=night"))
                            .contains("changed the key audit-key")
                            .doesNotContain("made the key audit-key");
                    assertThat(open("t/studio-nord/audit", "action=team.suspended&object=key"))
                            .contains("No entries match", "Clear filters")
                            .doesNotContain("audit-key");
                    press("Clear filters");
                    assertThat(words()).contains("made the key audit-key");
                });
    }

    @Test
    void anEntryShowsWhatWasAndWhatIsAndLeadsToItsObject() {
        Entry entry = entry("key.changed");
        CurrentActor.runAs(
                owner,
                () -> {
                    open("t/studio-nord/audit", "object=key:" + key + "&entry=" + entry.id());
                    Aside panel = find(Aside.class).single();
                    assertThat(panel.getElement().getTextRecursively())
                            .contains(
                                    "night watch changed the key audit-key.",
                                    "key.changed",
                                    "Before and after",
                                    "Rate per minute",
                                    "60")
                            .doesNotContain("Public id");
                    assertThat(links(panel)).contains("t/studio-nord/keys?key=" + key);
                    assertThat(links(panel))
                            .anySatisfy(link ->
                                    assertThat(link)
                                            .startsWith("t/studio-nord/audit?")
                                            .contains("object=key%3A" + key, "period=all"));
                    open("t/studio-nord/audit", "object=key:" + key);
                    assertThat(find(Aside.class).all()).isEmpty();
                });
    }

    @Test
    void anotherTeamsEntryAndWhoMayNotReadFindNothing() {
        TeamId acme = system(() -> teams.findBySlug("acme-films").orElseThrow().id());
        UUID foreign =
                system(() -> log.list(acme, Filter.any(), PageRequest.first()))
                        .items()
                        .getFirst()
                        .id();
        nothing(owner, "t/studio-nord/audit", "entry=" + foreign);
        nothing(owner, "t/studio-nord/audit", "entry=nonsense");
        nothing(owner, "t/acme-films/audit", "");
        nothing(owner, "admin/audit", "");
        for (TeamRole role : List.of(TeamRole.MEMBER, TeamRole.VIEWER, TeamRole.BILLING)) {
            nothing(person(role), "t/studio-nord/audit", "");
        }
        nothing(platform(PlatformRole.FINANCE), "admin/audit", "");
        nothing(platform(PlatformRole.FINANCE), "t/studio-nord/audit", "");
    }

    @Test
    void theAdminOfThePlatformReadsAllTeamsAndNarrowsToOne() {
        CurrentActor.runAs(
                platform(PlatformRole.ADMIN),
                () -> {
                    assertThat(open("admin/audit", ""))
                            .contains("Studio Nord", "Time (UTC)", "made the key audit-key");
                    assertThat(open("admin/audit", "team=acme-films&period=all"))
                            .doesNotContain("made the key audit-key");
                    assertThat(open("admin/audit", "team=no-such-team"))
                            .contains("No entries match");
                    assertThat(open("admin/audit", "team=studio-nord&object=key:" + key))
                            .contains("made the key audit-key");
                });
    }

    private String open(String path, String query) {
        go(path, query);
        return words();
    }

    private static void go(String path, String query) {
        UI.getCurrent()
                .navigate(
                        path,
                        query.isEmpty()
                                ? QueryParameters.empty()
                                : QueryParameters.fromString(query));
    }

    private String words() {
        return find(AuditScreen.class).single().getElement().getTextRecursively();
    }

    private void nothing(Actor actor, String path, String query) {
        CurrentActor.runAs(
                actor,
                () -> {
                    go(path, query);
                    assertThat(find(AuditScreen.class).all())
                            .as(actor.label() + " " + path + " " + query)
                            .isEmpty();
                    assertThat(find(H1.class).all())
                            .extracting(H1::getText)
                            .containsExactly("Nothing here");
                });
    }

    private Entry entry(String action) {
        Filter about = new Filter(null, action, ObjectRef.parse("key:" + key), null, null);
        return system(() -> log.list(nord, about, PageRequest.first())).items().getFirst();
    }

    private List<String> links(Component within) {
        return find(Anchor.class, within).all().stream().map(Anchor::getHref).toList();
    }

    private void press(String text) {
        Button button =
                find(Button.class).all().stream()
                        .filter(one -> one.getText().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no button " + text));
        test(button).click();
    }

    /** One of the demo's people: the frame of the page shows who looks at it. */
    private Actor person(TeamRole role) {
        return system(() -> teams.members(nord)).stream()
                .filter(member -> member.role() == role)
                .findFirst()
                .map(one ->
                        Actor.person(one.userId(), one.displayName(), Set.of(), Map.of(nord, role)))
                .orElseThrow();
    }

    private Actor platform(PlatformRole role) {
        return Actor.person(AccessFixtures.person(people, role), "P", Set.of(role), Map.of());
    }

    private static KeyData data(String name, Integer rate) {
        return new KeyData(name, null, Set.of(KeyScope.JOBS_READ), null, rate);
    }

    private static <T> T system(Supplier<T> work) {
        return CurrentActor.as(Actor.system("test"), work);
    }
}
