package io.framehouse.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.framehouse.audit.AuditLog;
import io.framehouse.audit.AuditLog.ObjectRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class AuditFilterTest {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
    private static final ZoneId HELSINKI = ZoneId.of("Europe/Helsinki");

    @Test
    void theAddressIsTheFilter() {
        AuditFilter filter =
                AuditFilter.of(
                        QueryParameters.fromString(
                                "actor=aino&action=budget&object=budget:b1&team=nord&period=7d"));
        assertThat(AuditFilter.of(filter.toQuery())).isEqualTo(filter);
        AuditLog.Filter asked = filter.asked(NOW, HELSINKI);
        assertThat(asked.actor()).isEqualTo("aino");
        assertThat(asked.object()).isEqualTo(new ObjectRef("budget", "b1"));
        assertThat(asked.from()).isEqualTo(NOW.minus(Duration.ofDays(7)));
        assertThat(asked.to()).isNull();
    }

    @Test
    void chosenDaysBeginInTheTeamsZoneAndTheLastIsWhole() {
        AuditFilter filter =
                AuditFilter.of(
                        QueryParameters.fromString("period=days&from=2026-11-01&to=2026-11-02"));
        AuditLog.Filter asked = filter.asked(NOW, HELSINKI);
        assertThat(asked.from()).isEqualTo("2026-10-31T22:00:00Z");
        assertThat(asked.to()).isEqualTo("2026-11-02T22:00:00Z");
        assertThat(AuditFilter.of(filter.toQuery())).isEqualTo(filter);
        assertThat(filter.withPeriod(AuditPeriod.ALL).asked(NOW, HELSINKI).from()).isNull();
    }

    @Test
    void nonsenseIsLeftOutAndThirtyDaysAreUsual() {
        AuditFilter filter =
                AuditFilter.of(
                        QueryParameters.fromString("period=9y&from=soon&actor=%00&object=%20"));
        assertThat(filter).isEqualTo(AuditFilter.none());
        assertThat(
                        AuditFilter.of(
                                        QueryParameters.fromString(
                                                "period=days&from=soon&to=%2B999999999-12-31"))
                                .asked(NOW, HELSINKI))
                .isEqualTo(AuditLog.Filter.any());
        assertThat(ObjectRef.parse(" : ")).isNull();
        assertThat(filter.isActive()).isFalse();
        assertThat(filter.toQuery().getQueryString()).isEmpty();
        assertThat(filter.asked(NOW, HELSINKI).from()).isEqualTo(NOW.minus(Duration.ofDays(30)));
    }
}
