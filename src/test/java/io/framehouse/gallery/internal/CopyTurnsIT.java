package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MediaContext;
import io.framehouse.TestVideos;
import io.framehouse.providers.ResultFile;
import io.framehouse.shared.FairTurns;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.StorageFixtures;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;

/** Who is copied when: teams take turns, and an outage of our own store costs nobody a video. */
@MediaContext
@Import(AssetCopierIT.Fakes.class)
class CopyTurnsIT extends CopierBench {
    private static byte[] mp4 = new byte[0];

    private final AtomicBoolean away = new AtomicBoolean();

    @BeforeAll
    static void film(@TempDir Path directory) throws IOException {
        mp4 = Files.readAllBytes(TestVideos.mp4(directory.resolve("film.mp4"), 1, 160, 90));
    }

    @Test
    void aThousandCopiesOfOneTeamDelayNoOther() {
        TeamId many = team;
        for (String kind : List.of("video", "preview")) {
            waiting(many, kind, 1_000);
        }
        TeamId one = StorageFixtures.team(jdbc, transactions);
        team = one;
        job = JobFixtures.succeeded(jdbc, transactions, one, "A green bird");
        clock.advance(Duration.ofMinutes(1));
        waiting(one, "video", 1);
        waiting(one, "preview", 1);
        assertThat(queue.claim(2, new FairTurns(6).state()))
                .extracting(CopyClaim::team)
                .containsExactlyInAnyOrder(many, one);
        assertThat(queue.claimPreviews(2, new FairTurns(6).state()))
                .extracting(CopyClaim::team)
                .containsExactlyInAnyOrder(many, one);
    }

    @Test
    void aTeamHoldsItsShareAtMostAndWhoeverHoldsLessComesFirst() {
        TeamId many = team;
        waiting(many, "video", 20);
        FairTurns turns = new FairTurns(6);
        List<CopyClaim> first = queue.claim(8, turns.state());
        assertThat(first).hasSize(6);
        first.forEach(claim -> turns.begin(claim.team(), ""));
        assertThat(queue.claim(2, turns.state())).isEmpty();
        first.subList(0, 3).forEach(claim -> turns.end(claim.team(), ""));
        TeamId other = StorageFixtures.team(jdbc, transactions);
        waiting(other, "video", 3);
        assertThat(queue.claim(4, turns.state()))
                .extracting(CopyClaim::team)
                .containsExactly(other, other, other, many);
    }

    @Test
    void whileTheStoreIsAwayNoTryIsSpentAndTheLinkIsKeptFresh() {
        provider.serve("/old", "video/mp4", mp4).serve("/fresh", "video/mp4", mp4);
        renewed.next.set(new ResultFile(url("/fresh"), null, null));
        succeed(new ResultFile(url("/old"), null, null));
        AssetCopier here = withPreviews(store());
        away.set(true);
        int claims = 0;
        for (int minute = 0; minute < 150; minute++) {
            List<CopyClaim> due = due();
            due.forEach(here::copy);
            claims += due.size();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(claims).isBetween(20, 40);
        assertThat(video().state()).isEqualTo("copying");
        assertThat(row("video"))
                .containsEntry("spared", claims)
                .containsEntry("source_url", url("/fresh"));
        assertThat((String) row("video").get("reason")).contains("store cannot be reached");
        // A film is not fetched again and again for a store that cannot take it.
        assertThat(provider.requests()).isEqualTo(1);
        away.set(false);
        clock.advance(Duration.ofMinutes(5));
        due().forEach(here::copy);
        assertThat(video().state()).isEqualTo("ready");
        due().forEach(here::copy);
        duePreviews().forEach(here::copy);
        assertThat(row("cover")).containsEntry("state", "ready");
        assertThat(row("preview")).containsEntry("state", "ready");
    }

    @Test
    void afterAnOutageThereAreAsManyTriesAsBefore() {
        provider.on("/v", e -> io.framehouse.LoopbackServer.answer(e, 503, "text/plain", mp4));
        succeed(new ResultFile(url("/v"), null, null));
        transactions.runOnPlatform(() ->
                jdbc.sql("update asset set attempts = 5, spared = 5 where job_id = :job")
                        .param("job", job.value())
                        .update());
        int tries = 0;
        while (video().state().equals("copying")) {
            List<CopyClaim> due = due();
            due.forEach(copier::copy);
            tries += due.size();
            clock.advance(Duration.ofHours(1));
            assertThat(tries).isLessThan(20);
        }
        assertThat(tries).isEqualTo(8);
    }

    private void waiting(TeamId whose, String kind, int count) {
        UUID template = JobFixtures.succeeded(jdbc, transactions, whose, "One of many").value();
        transactions.runOnPlatform(() -> {
            jdbc.sql(
                            """
                            insert into job select (jsonb_populate_record(j, jsonb_build_object(
                                'id', gen_random_uuid()))).*
                            from job j, generate_series(1, :count - 1) where j.id = :job
                            """)
                    .param("count", count)
                    .param("job", template)
                    .update();
            jdbc.sql(
                            """
                            insert into asset (team_id, id, job_id, kind, next_attempt_at, created_at)
                            select j.team_id, gen_random_uuid(), j.id, :kind, :now, :now from job j
                            where j.team_id = :team and not exists (select from asset a
                                where a.team_id = j.team_id and a.job_id = j.id and a.kind = :kind)
                            limit :count
                            """)
                    .param("kind", kind)
                    .param("team", whose.value())
                    .param("count", count)
                    .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
        });
    }

    /** The real store, which does not answer for a while. */
    private BlobStore store() {
        return (BlobStore)
                Proxy.newProxyInstance(
                        BlobStore.class.getClassLoader(),
                        new Class<?>[] {BlobStore.class},
                        (proxy, method, arguments) -> {
                            if (away.get()) {
                                throw new StorageAwayException("no answer", null);
                            }
                            try {
                                return method.invoke(blobs, arguments);
                            } catch (InvocationTargetException failure) {
                                throw failure.getCause();
                            }
                        });
    }
}
