package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.framehouse.LoopbackServer;
import io.framehouse.MutableClock;
import io.framehouse.jobs.JobAssets;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.jobs.JobSucceeded;
import io.framehouse.jobs.ResultRefresh;
import io.framehouse.outbound.GuardedHttp;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.FairTurns;
import io.framehouse.shared.JobId;
import io.framehouse.shared.LiveFeed;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaInspector;
import io.framehouse.storage.StorageFixtures;
import io.framehouse.storage.TemporaryFiles;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A job whose result is copied step by step; every class has the same Spring context. */
abstract class CopierBench {
    @Autowired CopyQueue queue;
    @Autowired AssetCopier copier;
    @Autowired AssetFetch fetch;
    @Autowired AssetRepository repository;
    @Autowired CopyRepository copies;
    @Autowired CopyBack back;
    @Autowired AssetMedia media;
    @Autowired CopyNews news;
    @Autowired CopyRetries retries;
    @Autowired JobAssets jobAssets;
    @Autowired BlobStore blobs;
    @Autowired BlobRemovals removals;
    @Autowired GuardedHttp http;
    @Autowired MediaInspector inspector;
    @Autowired TemporaryFiles files;
    @Autowired LiveFeed feed;
    @Autowired ObjectProvider<ResultRefresh> refresh;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @Autowired ApplicationEventPublisher events;
    @Autowired MutableClock clock;
    @Autowired AssetCopierIT.RenewedLinks renewed;

    final LoopbackServer provider = new LoopbackServer();
    TeamId team = TeamId.random();
    JobId job = JobId.random();

    @BeforeEach
    void makeJob() {
        transactions.runOnPlatform(() -> jdbc.sql("update asset set state = 'failed'").update());
        renewed.next.set(null);
        team = StorageFixtures.team(jdbc, transactions);
        job = JobFixtures.succeeded(jdbc, transactions, team, "A robot walks home");
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    /** A copier that makes previews too, with any store. */
    AssetCopier withPreviews(BlobStore store) {
        AssetFetch from = new AssetFetch(http, store, inspector, files, repository, transactions);
        Previews previews = new Previews(repository, news, true);
        return new AssetCopier(
                from,
                repository,
                copies,
                back,
                removals,
                transactions,
                news,
                refresh,
                retries,
                previews,
                clock);
    }

    void succeed(ResultFile file) {
        AccountId account = new AccountId(UUID.randomUUID());
        transactions.runInTeam(
                team, () -> events.publishEvent(new JobSucceeded(team, job, account, file)));
        await().untilAsserted(() -> assertThat(jobAssets.of(team, job)).hasSize(2));
    }

    List<CopyClaim> due() {
        return queue.claim(10, JobFixtures.TURNS);
    }

    List<CopyClaim> duePreviews() {
        return queue.claimPreviews(10, new FairTurns(10).state());
    }

    JobAsset video() {
        return jobAssets.of(team, job).stream()
                .filter(asset -> asset.kind().equals("video"))
                .findFirst()
                .orElseThrow();
    }

    /** The whole row of one kind of copy. */
    Map<String, Object> row(String kind) {
        return transactions.onPlatform(() ->
                jdbc.sql("select * from asset where job_id = :job and kind = :kind")
                        .param("job", job.value())
                        .param("kind", kind)
                        .query()
                        .singleRow());
    }

    String url(String path) {
        return provider.at(path).toString();
    }
}
