package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.LoopbackServer;
import io.framehouse.MediaContext;
import io.framehouse.MutableClock;
import io.framehouse.TestVideos;
import io.framehouse.jobs.JobAssets;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.jobs.JobSucceeded;
import io.framehouse.jobs.ResultRefresh;
import io.framehouse.outbound.AllowedAddresses;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.StorageFixtures;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** No result leads the copier to a private address, whatever the provider's answers say. */
@MediaContext
@TestPropertySource(properties = "framehouse.allow-private-addresses=false")
@Import(WalledCopierIT.Fakes.class)
class WalledCopierIT {
    private static final LoopbackServer PROVIDER = new LoopbackServer();
    private static final LoopbackServer PRIVATE = new LoopbackServer();
    private static byte[] mp4 = new byte[0];

    @Autowired CopyQueue queue;
    @Autowired AssetCopier copier;
    @Autowired JobAssets jobAssets;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @Autowired ApplicationEventPublisher events;
    @Autowired MutableClock clock;
    @Autowired RenewedLinks renewed;

    private TeamId team;
    private JobId job;

    @TestConfiguration
    static class Fakes {
        @Bean
        @Primary
        MutableClock mutableClock() {
            return new MutableClock(Instant.parse("2026-11-21T10:00:00Z"));
        }

        @Bean
        RenewedLinks renewedLinks() {
            return new RenewedLinks();
        }

        /** The provider's own address is trusted, no other. */
        @Bean
        AllowedAddresses providersAddress() {
            return address -> address.getPort() == PROVIDER.port();
        }
    }

    /** Gives what a test put in. */
    static final class RenewedLinks implements ResultRefresh {
        final AtomicReference<@Nullable ResultFile> next = new AtomicReference<>();

        @Override
        public Optional<ResultFile> renew(TeamId team, JobId job) {
            return Optional.ofNullable(next.get());
        }
    }

    @BeforeAll
    static void film(@TempDir Path directory) throws IOException {
        mp4 = Files.readAllBytes(TestVideos.mp4(directory.resolve("film.mp4"), 1, 320, 180));
        PROVIDER.serve("/video", "video/mp4", mp4);
        PROVIDER.on(
                "/astray",
                e -> {
                    e.getResponseHeaders().add("Location", PRIVATE.at("/secret").toString());
                    e.sendResponseHeaders(302, -1);
                });
        PRIVATE.serve("/secret", "video/mp4", mp4);
    }

    @AfterAll
    static void stop() {
        PROVIDER.close();
        PRIVATE.close();
    }

    @BeforeEach
    void makeJob() {
        transactions.runOnPlatform(() -> jdbc.sql("update asset set state = 'failed'").update());
        renewed.next.set(null);
        team = StorageFixtures.team(jdbc, transactions);
        job = JobFixtures.succeeded(jdbc, transactions, team, "A robot walks home");
    }

    @Test
    void aRedirectToAPrivateAddressIsNotFollowedAndAFreshLinkIsTaken() {
        renewed.next.set(new ResultFile(PROVIDER.at("/video").toString(), null, null));
        succeed(PROVIDER.at("/astray"));
        work();
        assertThat(video().state()).isEqualTo("copying");
        clock.advance(Duration.ofSeconds(2));
        work();
        assertThat(video().state()).isEqualTo("ready");
        assertThat(PRIVATE.requests()).isZero();
    }

    @Test
    void aLinkThatAlwaysLeadsAstrayIsGivenUpWithAReason() {
        succeed(PROVIDER.at("/astray"));
        for (int i = 0; i < 8; i++) {
            work();
            clock.advance(Duration.ofHours(1));
        }
        assertThat(video().state()).isEqualTo("failed");
        assertThat(video().reason()).contains("may not be opened");
        assertThat(PRIVATE.requests()).isZero();
    }

    @Test
    void aLinkToAPrivateAddressIsNotOpened() {
        succeed(PRIVATE.at("/secret"));
        work();
        assertThat(video().state()).isEqualTo("copying");
        assertThat(PRIVATE.requests()).isZero();
    }

    private void succeed(URI link) {
        ResultFile file = new ResultFile(link.toString(), null, null);
        AccountId account = new AccountId(UUID.randomUUID());
        transactions.runInTeam(
                team, () -> events.publishEvent(new JobSucceeded(team, job, account, file)));
        await().untilAsserted(() -> assertThat(jobAssets.of(team, job)).hasSize(2));
    }

    private void work() {
        queue.claim(10, JobFixtures.TURNS).forEach(copier::copy);
    }

    private JobAsset video() {
        return jobAssets.of(team, job).stream()
                .filter(asset -> asset.kind().equals("video"))
                .findFirst()
                .orElseThrow();
    }
}
