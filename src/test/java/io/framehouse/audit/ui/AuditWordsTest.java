package io.framehouse.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.audit.AuditLog.TeamName;
import io.framehouse.shared.Action;
import io.framehouse.shared.TeamId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditWordsTest {
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    @Test
    void aSentenceNamesWhatItWasAndWhatItIs() {
        Entry entry =
                entry(
                        "budget.changed",
                        "budget",
                        Map.of("scope", "team", "limit", "500"),
                        Map.of("scope", "team", "limit", "900"));
        assertThat(AuditWords.what(entry))
                .isEqualTo("changed a team budget from 500 cr to 900 cr");
        assertThat(
                        AuditWords.what(
                                entry("key.revoked", "key", Map.of("name", "ci$1"), Map.of())))
                .isEqualTo("revoked the key ci$1");
    }

    @Test
    void whatIsNotKnownIsNotSaid() {
        assertThat(AuditWords.what(entry("budget.changed", "budget", Map.of(), Map.of())))
                .isEqualTo("budget changed");
        assertThat(AuditWords.what(entry("moon.was_landed_on", "moon", Map.of(), Map.of())))
                .isEqualTo("moon was landed on");
        assertThat(AuditWords.title("moon.was_landed_on")).isEqualTo("Moon was landed on");
        assertThat(AuditWords.type("moon_base")).isEqualTo("Moon base");
    }

    @Test
    void everyChoiceHasWordsAndATeamHasNoneOfThePlatform() {
        assertThat(AuditKinds.actions(true)).contains("person.signed_in", "team.suspended");
        assertThat(AuditKinds.actions(false))
                .contains("team.suspended")
                .noneMatch(action -> action.startsWith("person."));
        for (String type : AuditWords.types(true)) {
            assertThat(AuditWords.type(type)).isNotBlank();
        }
    }

    @Test
    void theDifferenceLeavesOutWhatStayed() {
        Entry entry =
                entry(
                        "key.changed",
                        "key",
                        Map.of("name", "ci", "rate_per_minute", 60, "scopes", List.of("a")),
                        Map.of(
                                "name", "ci",
                                "scopes", List.of("a", "b"),
                                "expires_at", "2026-11-22T10:00:00Z"));
        assertThat(AuditDifference.of(entry, HELSINKI))
                .containsExactlyInAnyOrder(
                        new AuditDifference.Line("Rate per minute", "60", null),
                        new AuditDifference.Line("Scopes", "a", "a, b"),
                        new AuditDifference.Line("Expires at", null, "22 Nov 2026, 12:00"));
    }

    @Test
    void valuesReadAsPeopleWriteThem() {
        Entry entry =
                entry(
                        "x.y",
                        "x",
                        Map.of(),
                        Map.of(
                                "amount",
                                "-2.5",
                                "hard",
                                true,
                                "models",
                                List.of(Map.of("model", "q3"), Map.of("model", "q2"))));
        assertThat(AuditDifference.of(entry, HELSINKI))
                .extracting(AuditDifference.Line::after)
                .containsExactlyInAnyOrder("\u22122.5 cr", "yes", "model q3\nmodel q2");
    }

    @Test
    void aLinkIsThereOnlyForThoseWhoMayFollowIt() {
        Entry hook = entry("webhook.created", "webhook", Map.of(), Map.of());
        Entry job = entry("job.resolved", "job", Map.of(), Map.of());
        AuditLinks owner = links(Action.MANAGE_WEBHOOKS, Action.VIEW_JOBS);
        AuditLinks admin = links(Action.RESOLVE_JOBS);
        assertThat(owner.of(hook)).contains("t/nord/webhooks/1");
        assertThat(owner.of(entry("webhook.deleted", "webhook", Map.of(), Map.of())))
                .contains("t/nord/webhooks");
        assertThat(owner.of(job)).contains("t/nord/jobs/1");
        assertThat(admin.of(hook)).isEmpty();
        assertThat(admin.of(job)).contains("admin/jobs/1");
        assertThat(admin.of(entry("moon.left", "moon", Map.of(), Map.of()))).isEmpty();
    }

    private static AuditLinks links(Action... actions) {
        return new AuditLinks(Set.of(actions)::contains);
    }

    private static Entry entry(
            String action, String type, Map<String, Object> before, Map<String, Object> after) {
        return new Entry(
                UUID.randomUUID(),
                new TeamName(TeamId.random(), "nord", "Nord"),
                Instant.EPOCH,
                "person",
                null,
                "Aino K.",
                action,
                type,
                "1",
                before,
                after,
                null,
                "console",
                null,
                null,
                null);
    }
}
