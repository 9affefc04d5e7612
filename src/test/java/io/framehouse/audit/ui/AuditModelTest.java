package io.framehouse.audit.ui;

import static io.framehouse.audit.ui.FakeAuditLog.ACME;
import static io.framehouse.audit.ui.FakeAuditLog.NORD;
import static io.framehouse.audit.ui.FakeAuditLog.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.audit.AuditLog.Entry;
import io.framehouse.shared.TeamId;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class AuditModelTest {
    private final FakeAuditLog log = new FakeAuditLog();

    @Test
    void afterAThousandRowsItIsTimeToNarrow() {
        log.add(NORD, 1_001, Duration.ofMinutes(1));
        AuditModel model = model(NORD.id());
        assertThat(model.load(AuditFilter.none())).hasSize(AuditModel.PAGE);
        assertThat(model.summary()).isEqualTo("First 50 entries");
        while (model.hasMore()) {
            assertThat(model.more()).hasSize(AuditModel.PAGE);
        }
        assertThat(model.isCapped()).isTrue();
        assertThat(model.summary()).isEqualTo("First 1,000 entries");
    }

    @Test
    void aThousandAndNoMoreIsAll() {
        log.add(NORD, 1_000, Duration.ofMinutes(1));
        AuditModel model = model(NORD.id());
        model.load(AuditFilter.none());
        while (model.hasMore()) {
            model.more();
        }
        assertThat(model.isCapped()).isFalse();
        assertThat(model.summary()).isEqualTo("1,000 entries");
        assertThat(model.more()).isEmpty();
    }

    @Test
    void thePlatformNarrowsToATeamByItsAddress() {
        log.add(NORD, 1, Duration.ofMinutes(1));
        log.add(ACME, 2, Duration.ofMinutes(5));
        AuditModel model = model(null);
        assertThat(model.load(AuditFilter.none())).hasSize(3);
        assertThat(model.load(AuditFilter.none().withTeam("acme")))
                .extracting(Entry::team)
                .containsOnly(ACME);
        assertThat(model.load(AuditFilter.none().withTeam("moon"))).isEmpty();
        model.export(OutputStream.nullOutputStream());
        assertThat(log.exported).as("a team that there is not exports nothing").isEmpty();
        assertThat(model(NORD.id()).load(AuditFilter.none().withTeam("acme")))
                .as("on a team's own screen the address cannot choose")
                .extracting(Entry::team)
                .containsOnly(NORD);
    }

    @Test
    void whatIsExportedIsWhatIsFilteredAndNotOnlyWhatIsShown() {
        log.add(ACME, 60, Duration.ofMinutes(1));
        AuditModel model = model(null);
        AuditFilter filter =
                AuditFilter.of(QueryParameters.fromString("team=acme&action=key&period=7d"));
        model.load(filter);
        model.export(OutputStream.nullOutputStream());
        assertThat(log.exportedTeam).isEqualTo(ACME.id());
        assertThat(log.exported).containsExactly(filter.asked(NOW, ZoneOffset.UTC));
    }

    private AuditModel model(TeamId team) {
        return new AuditModel(
                log, Clock.fixed(NOW, ZoneOffset.UTC), team, ZoneId.of("Europe/Helsinki"));
    }
}
