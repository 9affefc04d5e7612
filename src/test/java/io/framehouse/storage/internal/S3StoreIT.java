package io.framehouse.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MediaContext;
import io.framehouse.MutableClock;
import io.framehouse.S3Service;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.BlobLoss;
import io.framehouse.storage.BlobReferences;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.LocalBlob;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.StorageBusyException;
import io.framehouse.storage.StorageChecks;
import io.framehouse.storage.StorageChecks.Check;
import io.framehouse.storage.StorageChecks.Outcome;
import io.framehouse.storage.StorageError;
import io.framehouse.storage.StorageFixtures;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import io.framehouse.storage.internal.StoredBlobs.Row;
import io.framehouse.storage.rest.MediaOverHttp;
import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A bucket, in a service of its own that is killed on the way, beside the files from before. */
@MediaContext
@Import(S3StoreIT.Fakes.class)
class S3StoreIT extends StoreContract {
    private static final Duration A_DAY = Duration.ofHours(25);
    private static S3Service service;

    @Autowired ApplicationContext context;
    @Autowired Stores stores;
    @Autowired BlobStore blobs;
    @Autowired BlobRemovals removals;
    @Autowired BlobRemovalService removalWork;
    @Autowired StoredBlobs rows;
    @Autowired StorageMover mover;
    @Autowired StorageCheck check;
    @Autowired StorageCheckRows checks;
    @Autowired StorageChecks asked;
    @Autowired FileBlobStore files;
    @Autowired Uploads uploads;
    @Autowired SignedLinks links;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;
    @Autowired MutableClock clock;
    @Autowired Losses losses;

    @Value("${framehouse.data-dir}")
    Path data;

    private TeamId team;

    @TestConfiguration
    static class Fakes {
        @Bean
        @Primary
        MutableClock mutableClock() {
            return new MutableClock(Instant.now());
        }

        @Bean
        Losses losses() {
            return new Losses();
        }
    }

    /** Remembers what it was told, and names what it is to name. */
    static final class Losses implements BlobLoss, BlobReferences {
        final Queue<String> told = new ConcurrentLinkedQueue<>();
        final Queue<String> named = new ConcurrentLinkedQueue<>();

        @Override
        public boolean uses(TeamId team, String blobKey) {
            return named.contains(blobKey);
        }

        @Override
        public void missing(TeamId team, String blobKey) {
            told.add("missing " + blobKey);
        }

        @Override
        public void back(TeamId team, String blobKey) {
            told.add("back " + blobKey);
        }
    }

    @DynamicPropertySource
    static void keepInS3(DynamicPropertyRegistry settings) throws IOException {
        service = new S3Service(Files.createTempDirectory("framehouse-s3"));
        service.settings().forEach((name, value) -> settings.add(name, () -> value));
        settings.add("framehouse.storage-also", () -> "file");
        settings.add("db-scheduler.enabled", () -> "false");
    }

    @AfterAll
    static void endService() {
        service.close();
    }

    @BeforeEach
    void makeTeam() {
        service.startIfAway();
        team = StorageFixtures.team(jdbc, transactions);
        losses.told.clear();
        losses.named.clear();
        // What other tests left has no row, and would be counted here.
        stores.all()
                .forEach(store -> {
                    try (Stream<ByteStore.Found> all = store.list()) {
                        all.map(ByteStore.Found::team)
                                .distinct()
                                .toList()
                                .forEach(store::deleteAll);
                    }
                });
        transactions.runOnPlatform(() -> jdbc.sql("delete from stored_blob").update());
    }

    @Override
    ByteStore store() {
        return stores.main();
    }

    @Override
    ByteStore fresh() {
        ask("PUT", "/fresh");
        return bucket(service.address(), "fresh");
    }

    @Override
    void takeAway(ByteStore fresh) {
        try (Stream<ByteStore.Found> all = fresh.list()) {
            all.toList().forEach(one -> fresh.delete(one.key()));
        }
        ask("DELETE", "/fresh");
    }

    private static void ask(String method, String path) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request =
                    HttpRequest.newBuilder(service.address().resolve(path))
                            .method(method, HttpRequest.BodyPublishers.noBody())
                            .build();
            assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                    .isBetween(200, 299);
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void aKilledMoverGoesOn() throws IOException {
        List<String> keys = Stream.of("one", "two", "three", "four").map(this::putBefore).toList();
        Instant now = clock.instant();
        // Whoever was at it was killed: before the copy, after it, and after the row was changed.
        transactions.runOnPlatform(
                () -> rows.claim(StoreKind.FILE, now, now.plus(Duration.ofMinutes(15)), 3));
        List<String> claimed = keys.stream().sorted().toList();
        store().put(team, data.resolve("blobs").resolve(claimed.get(1)));
        store().put(team, data.resolve("blobs").resolve(claimed.get(2)));
        transactions.runInTeam(team, () -> rows.moved(row(claimed.get(2)), StoreKind.S3));
        assertThat(blobs.exists(claimed.get(0))).isTrue();

        assertThat(mover.run()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(16));
        assertThat(mover.run()).isEqualTo(2);
        assertThat(mover.run()).isZero();
        for (String key : keys) {
            assertThat(row(key).store()).isEqualTo(StoreKind.S3);
            assertThat(store().bytes(key)).isPresent();
            assertThat(files.bytes(key).isPresent()).isEqualTo(key.equals(claimed.get(2)));
        }
        clock.advance(A_DAY);
        Check night = night();
        assertThat(night.outcome()).isEqualTo(Outcome.GOOD);
        assertThat(night.objects()).isEqualTo(4);
        assertThat(night.orphans()).isEqualTo(1);
        assertThat(files.bytes(claimed.get(2))).isEmpty();
        assertThat(blobs.exists(claimed.get(2))).isTrue();
    }

    @Test
    void aDamagedFileIsNotCarriedOver() throws IOException {
        String key = putBefore("as it was");
        Files.writeString(data.resolve("blobs").resolve(key), "as it is!");
        assertThat(mover.run()).isZero();
        assertThat(store().bytes(key)).isEmpty();
        assertThat(files.bytes(key)).isPresent();
        assertThat(losses.told).containsExactly("missing " + key);
    }

    @Test
    void orphansAndMissingObjectsAreFound() throws IOException {
        String kept = putAndKeep("kept");
        String lost = putAndKeep("lost");
        String orphan = store().put(team, file("nobody's")).key();
        String strange = store().put(TeamId.random(), file("of another house")).key();
        store().delete(lost);

        Check first = night();
        assertThat(first.outcome()).isEqualTo(Outcome.TROUBLE);
        assertThat(List.of(first.objects(), first.missing(), first.orphans()))
                .containsExactly(1L, 1L, 0L);
        assertThat(losses.told).containsExactly("missing " + lost);
        assertThat(row(lost).missingSince()).isNotNull();

        clock.advance(A_DAY);
        assertThat(night().orphans()).isEqualTo(2);
        removalWork.removeDue();
        assertThat(store().bytes(orphan)).isEmpty();
        assertThat(store().bytes(strange)).isPresent();
        assertThat(store().bytes(kept)).isPresent();

        losses.told.clear();
        store().put(team, file("lost"));
        Check last = night();
        assertThat(last.outcome()).isEqualTo(Outcome.GOOD);
        assertThat(last.objects()).isEqualTo(2);
        assertThat(losses.told).containsExactly("back " + lost);
    }

    @Test
    void aStoreThatIsSuddenlyEmptyMarksNothing() throws IOException {
        String key = putAndKeep("precious");
        store().delete(key);
        Check night = night();
        assertThat(night.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(night.reason()).contains("empty");
        assertThat(row(key).missingSince()).isNull();
        assertThat(losses.told).isEmpty();
    }

    @Test
    void aStrayFileInAnEmptyPlaceMarksNothingUntilAnAdminSaysSo() throws IOException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            keys.add(putAndKeep("lost " + i));
        }
        keys.forEach(store()::delete);
        String stray = store().put(team, file("a stray one")).key();
        clock.advance(A_DAY);
        for (int i = 0; i < 2; i++) {
            Check night = night();
            assertThat(night.outcome()).isEqualTo(Outcome.STOPPED);
            assertThat(List.of(night.missing(), night.heldBack(), night.orphans()))
                    .containsExactly(4L, 4L, 0L);
            assertThat(night.reason()).startsWith("None of 4 files is there");
        }
        assertThat(losses.told).isEmpty();
        asAdmin(asked::markMissing);
        assertThat(asked().marks()).isTrue();
        check.runAsked();
        assertThat(asked().outcome()).isEqualTo(Outcome.TROUBLE);
        assertThat(asked().missing()).isEqualTo(4);
        assertThat(losses.told).hasSize(4).allMatch(one -> one.startsWith("missing "));
        assertThat(audited()).isEqualTo(1);
        assertThatThrownBy(() -> asAdmin(asked::markMissing)).isInstanceOf(DomainException.class);
        // What is known to be missing does not hold back the next night.
        putAndKeep("new");
        assertThat(night().outcome()).isEqualTo(Outcome.TROUBLE);
        assertThat(store().bytes(stray)).isPresent();
    }

    @Test
    void moreThanOneInTwentyIsTooManyAndOneIsNot() throws IOException {
        List<String> keys = new ArrayList<>();
        for (int i = 0; i < 39; i++) {
            keys.add(putAndKeep("number " + i));
        }
        store().delete(keys.get(0));
        store().delete(keys.get(1));
        Check two = night();
        assertThat(two.outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(two.reason()).startsWith("2 of 39 files are missing, more than 1 of 20");
        putAndKeep("one more");
        assertThat(night().outcome()).isEqualTo(Outcome.TROUBLE);
        assertThat(losses.told).hasSize(2);
    }

    @Test
    void aRowThatNothingNamesAnyMoreIsNoLoss() throws IOException {
        putAndKeep("there");
        String key = putAndKeep("taken away by a node of the version before");
        losses.named.remove(key);
        store().delete(key);
        assertThat(night().outcome()).isEqualTo(Outcome.GOOD);
        assertThat(losses.told).isEmpty();
        assertThat(transactions.inTeam(team, () -> rows.find(team, key))).isEmpty();
    }

    @Test
    void whatIsPutAgainIsBackAtOnce() throws IOException {
        putAndKeep("there");
        String key = putAndKeep("lost");
        store().delete(key);
        assertThat(night().missing()).isEqualTo(1);
        losses.told.clear();
        putAndKeep("lost");
        assertThat(losses.told).containsExactly("back " + key);
        assertThat(row(key).missingSince()).isNull();
    }

    private Check asked() {
        return transactions.onPlatform(() -> checks.newest(false)).orElseThrow();
    }

    private static void asAdmin(Runnable work) {
        CurrentActor.runAs(
                Actor.person(UserId.random(), "Ada", Set.of(PlatformRole.ADMIN), Map.of()), work);
    }

    private long audited() {
        return transactions.onPlatform(() ->
                jdbc.sql(
                                "select count(*) from audit_entry"
                                        + " where action = 'storage.mark_missing_asked'")
                        .query(Long.class)
                        .single());
    }

    @Test
    void aLinkOfTheStoreItselfLivesForFiveMinutes() throws Exception {
        try (S3BlobStore bucket = bucket(service.address())) {
            String key = bucket.put(team, file("direct")).key();
            URI link =
                    bucket.direct(key, Duration.ofMinutes(5), "video/mp4", "a \"b\".mp4")
                            .orElseThrow();
            assertThat(link.getQuery()).contains("X-Amz-Expires=300", "X-Amz-Signature=");
            try (HttpClient http = HttpClient.newHttpClient()) {
                HttpResponse<String> answer =
                        http.send(
                                HttpRequest.newBuilder(link).build(),
                                HttpResponse.BodyHandlers.ofString());
                assertThat(answer.body()).isEqualTo("direct");
                assertThat(answer.headers().firstValue("content-type")).hasValue("video/mp4");
                assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
                        .startsWith("attachment; ");
            }
        }
        assertThat(blobs.direct("x", Duration.ofMinutes(5), "video/mp4", "a.mp4")).isEmpty();
    }

    @Test
    void storageAwayIs503NotGone() throws Exception {
        Path picture = Files.write(directory.resolve("p"), TestPictures.make("png", 320, 200));
        Upload upload =
                StorageFixtures.as(
                        TeamRole.MEMBER, team, () -> uploads.store(team, picture, "p.png", "f"));
        String link = links.link(team, "upload", upload.id(), Duration.ofHours(1));
        assertThat(get(link).getStatus()).isEqualTo(200);
        service.kill();
        MockHttpServletResponse away = get(link);
        assertThat(away.getStatus()).isEqualTo(503);
        assertThat(away.getHeader("Retry-After")).isEqualTo("15");
        assertThat(away.getContentAsString()).contains("storage_away").doesNotContain("127.0.0.1");
        assertThatThrownBy(() -> blobs.exists(upload.blobKey()))
                .isInstanceOf(StorageAwayException.class);
        assertThatThrownBy(() ->
                        transactions.inTeam(team, () -> removals.keep(team, upload.blobKey())))
                .isInstanceOf(StorageAwayException.class);
        get(link);
        assertThat(stores.circuit().awaySince()).isEqualTo(clock.instant());
        try (ServerSocket nobody = service.heardInstead()) {
            assertThat(get(link).getStatus()).isEqualTo(503);
            assertThatThrownBy(nobody::accept).isInstanceOf(SocketTimeoutException.class);
        }
        assertThat(night().outcome()).isEqualTo(Outcome.STOPPED);
        assertThat(row(upload.blobKey()).missingSince()).isNull();
        service.start();
        clock.advance(Duration.ofSeconds(6));
        assertThat(get(link).getStatus()).isEqualTo(200);
        assertThat(stores.circuit().awaySince()).isNull();
    }

    @Test
    void moreStreamsThanPlacesAreTooManyAndNothingIsAway() throws Exception {
        String key = putAndKeep("watched by many");
        List<InputStream> open = new ArrayList<>();
        try {
            for (int i = 0; i < 64; i++) {
                open.add(blobs.open(key, 0, -1));
            }
            for (int i = 0; i < 3; i++) {
                assertThatThrownBy(() -> blobs.open(key, 0, -1))
                        .isInstanceOfSatisfying(
                                StorageBusyException.class,
                                busy -> {
                                    assertThat(busy.refusal().code())
                                            .isEqualTo(StorageError.STORAGE_BUSY);
                                    assertThat(busy.retryAfterSeconds()).isEqualTo(5);
                                });
            }
            assertThat(stores.circuit().awaySince()).isNull();
            // Copies, previews and questions go on.
            assertThat(putAndKeep("copied meanwhile")).isNotEmpty();
            try (LocalBlob local = blobs.local(key)) {
                assertThat(local.path()).hasContent("watched by many");
            }
            open.removeFirst().close();
            try (InputStream next = blobs.open(key, 0, -1)) {
                assertThat(next.readAllBytes()).hasSize(15);
            }
        } finally {
            for (InputStream one : open) {
                one.close();
                one.close();
            }
        }
    }

    private MockHttpServletResponse get(String link) {
        return MediaOverHttp.get(
                context, URI.create(link.substring("https://video.example".length())));
    }

    private Check night() {
        clock.advance(Duration.ofSeconds(1));
        check.runNightly();
        return transactions.onPlatform(() -> checks.newest(true)).orElseThrow();
    }

    private Row row(String key) {
        return transactions.inTeam(team, () -> rows.find(team, key)).orElseThrow();
    }

    private String putAndKeep(String content) throws IOException {
        String key = blobs.put(team, file(content)).key();
        assertThat(transactions.inTeam(team, () -> removals.keep(team, key))).isTrue();
        losses.named.add(key);
        return key;
    }

    /** As it was before the house moved to S3. */
    private String putBefore(String content) {
        try {
            String key = files.put(team, file(content)).key();
            transactions.runInTeam(
                    team,
                    () -> rows.put(team, key, content.length(), StoreKind.FILE, clock.instant()));
            losses.named.add(key);
            return key;
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private S3BlobStore bucket(URI address) {
        return bucket(address, S3Service.BUCKET);
    }

    private S3BlobStore bucket(URI address, String name) {
        S3Settings settings =
                new S3Settings(address.toString(), "", name, "", "test", "secret", "", true);
        return new S3BlobStore(
                settings, new StoreCircuit("test", clock), new DataDirectory(directory));
    }
}
