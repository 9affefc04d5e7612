package io.framehouse.gateway;

import io.framehouse.MutableClock;
import io.framehouse.shared.CurrentActor;
import java.time.Instant;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The gateway with real JSON and real dispatching, over fakes of every service. Not annotated as a
 * configuration, so that tests of the whole application do not find it.
 */
@ImportAutoConfiguration({
    JacksonAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@ComponentScan({"io.framehouse.gateway.rest", "io.framehouse.api"})
@Import({
    CurrentActor.class,
    FakeActor.class,
    FakeLive.class,
    FakeJobs.class,
    FakeCallbacks.class,
    FakeResolutions.class,
    FakeCatalog.class,
    FakePriceBook.class,
    FakeAllowlist.class,
    FakeAllocation.class,
    FakeMargins.class,
    FakeCredits.class,
    FakeTeams.class,
    FakeTeamLife.class,
    FakeStorageUse.class,
    FakeInvitations.class,
    FakeApiKeys.class,
    FakeProviderAccounts.class,
    FakeGallery.class,
    FakeCollections.class,
    FakeKeeping.class,
    FakeStorage.class,
    FakeUploadLibrary.class,
    FakeReports.class,
    FakeExportOrders.class,
    FakeExportSchedules.class,
    FakeMonths.class,
    FakeBills.class,
    FakeAuditLog.class,
    FakeSecrets.class,
    FakeWebhooks.class
})
class GatewaySlice {
    static final Instant NOW = Instant.parse("2026-05-04T10:00:00Z");

    @Bean
    MutableClock clock() {
        return new MutableClock(NOW);
    }
}
