package io.framehouse.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framehouse.MediaContext;
import io.framehouse.shared.Actor;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.PlatformRole;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobRemovals;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.StorageError;
import io.framehouse.storage.StorageFixtures;
import io.framehouse.storage.StorageSize;
import io.framehouse.storage.StorageUse;
import io.framehouse.storage.StorageUse.Use;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a team has stored is counted, and may have an end. */
@MediaContext
class StorageUseIT {
    @Autowired StorageUse use;
    @Autowired StorageUseRows rows;
    @Autowired Uploads uploads;
    @Autowired BlobStore blobs;
    @Autowired BlobRemovals removals;
    @Autowired BlobRemovalRows removalRows;
    @Autowired BlobRemovalService removalWork;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    @Value("${framehouse.data-dir}")
    Path data;

    @TempDir Path directory;
    private TeamId team;

    @BeforeEach
    void makeTeam() {
        team = StorageFixtures.team(jdbc, transactions);
    }

    @Test
    void bytesCountOnceHoweverOftenTheyAreNamed() {
        assertThat(used()).isEqualTo(new Use(0, 0, null));
        Upload upload = store(300);
        store(300);
        keep(put("a video"));
        keep(put("a video"));
        assertThat(used()).isEqualTo(new Use(upload.bytes() + 7, 2, null));
        assertThat(asAdmin(use::all)).containsEntry(team, used());
    }

    @Test
    void whatIsTakenAwayCountsNoMore() {
        Blob blob = put("a video");
        keep(blob);
        transactions.runInTeam(team, () -> removals.later(team, List.of(blob.key())));
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql("update blob_removal set due_at = now() - interval '1 hour'")
                                .update());
        removalWork.removeDue();
        assertThat(used()).isEqualTo(new Use(0, 0, null));
        assertThat(blobs.exists(blob.key())).isFalse();
    }

    @Test
    void aHouseWhoseDirectoryWentIsAway() throws IOException {
        keep(put("a video"));
        blobs.check();
        Path there = data.resolve("blobs");
        Path elsewhere = data.resolve("elsewhere");
        Files.move(there, elsewhere);
        try {
            assertThatThrownBy(blobs::check).isInstanceOf(StorageAwayException.class);
            Files.createDirectory(there);
            assertThatThrownBy(blobs::check).isInstanceOf(StorageAwayException.class);
            Files.delete(there);
            transactions.runOnPlatform(() -> jdbc.sql("delete from stored_blob").update());
            blobs.check();
        } finally {
            Files.move(elsewhere, there);
        }
    }

    @Test
    void manyAtOnceAreCountedRight() {
        List<Blob> some = IntStream.range(0, 24).mapToObj(i -> put("number " + (i % 12))).toList();
        some.parallelStream().forEach(this::keep);
        assertThat(used().objects()).isEqualTo(12);
        assertThat(used().bytes()).isEqualTo(some.stream().limit(12).mapToLong(Blob::bytes).sum());
    }

    @Test
    void aFullTeamUploadsNothingMoreAndIsToldWhy() {
        Upload first = store(300);
        limit(first.bytes() + 1);
        DomainException refusal = refusal(() -> store(320));
        assertThat(refusal.code()).isEqualTo(StorageError.STORAGE_FULL);
        assertThat(refusal.getMessage())
                .contains(StorageSize.of(first.bytes()), "ask a platform admin for more");
        assertThat(refusal.details())
                .isEqualTo(
                        Map.of(
                                "storage_bytes",
                                first.bytes(),
                                "max_storage_bytes",
                                first.bytes() + 1));
        assertThat(isMarkedFull()).isFalse();
        limit(first.bytes());
        assertThat(isMarkedFull()).isTrue();
        limit(null);
        assertThat(isMarkedFull()).isFalse();
        assertThat(store(320).width()).isEqualTo(320);
    }

    @Test
    void aPaidVideoIsCopiedThoughTheTeamIsFull() {
        keep(put("the first"));
        limit(3L);
        keep(put("the second, paid for as well"));
        assertThat(used().objects()).isEqualTo(2);
        assertThat(used().isFull()).isTrue();
    }

    @Test
    void theMarkFollowsTheUse() {
        limit(5L);
        assertThat(isMarkedFull()).isFalse();
        Blob blob = put("more than that");
        keep(blob);
        rows.markFull();
        assertThat(isMarkedFull()).isTrue();
        transactions.runInTeam(
                team,
                () ->
                        jdbc.sql("delete from stored_blob where team_id = :t")
                                .param("t", team.value())
                                .update());
        rows.markFull();
        assertThat(isMarkedFull()).isFalse();
    }

    @Test
    void onlyThePlatformSetsLimitsAndTheyAreMoreThanNothing() {
        assertThat(
                        refusal(
                                        () -> {
                                            asMember(() -> {
                                                use.limit(team, 1L);
                                                return 0;
                                            });
                                            return 0;
                                        })
                                .code())
                .isEqualTo(CommonError.FORBIDDEN);
        assertThat(
                        refusal(
                                        () -> {
                                            limit(0L);
                                            return 0;
                                        })
                                .fieldErrors()
                                .getFirst()
                                .field())
                .isEqualTo("max_storage_bytes");
        TeamId other = StorageFixtures.team(jdbc, transactions);
        assertThat(refusal(() -> asMember(() -> use.of(other))).code())
                .isEqualTo(CommonError.NOT_FOUND);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 bytes",
        "1, 1 byte",
        "999, 999 bytes",
        "1000, 1.0 kB",
        "12449, 12.4 kB",
        "999999, 999.9 kB",
        "1000000, 1.0 MB",
        "3000000000, 3.0 GB",
        "9223372036854775807, 9223.3 PB"
    })
    void sizesAreWords(long bytes, String words) {
        assertThat(StorageSize.of(bytes)).isEqualTo(words);
    }

    private Use used() {
        return asMember(() -> use.of(team));
    }

    private void limit(Long bytes) {
        asAdmin(() -> {
            use.limit(team, bytes);
            return 0;
        });
    }

    private boolean isMarkedFull() {
        return transactions.inTeam(
                team,
                () ->
                        jdbc.sql("select storage_full_at is not null from team")
                                .query(Boolean.class)
                                .single());
    }

    private Upload store(int width) {
        try {
            Path file =
                    Files.write(directory.resolve("picture"), TestPictures.make("png", width, 200));
            return asMember(() -> uploads.store(team, file, "a.png", "file"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Blob put(String content) {
        try {
            Path file = Files.createTempFile(directory, "given", ".tmp");
            return blobs.put(team, Files.writeString(file, content));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void keep(Blob blob) {
        assertThat(transactions.inTeam(team, () -> removals.keep(team, blob.key()))).isTrue();
    }

    private <T> T asMember(Supplier<T> work) {
        return StorageFixtures.as(TeamRole.MEMBER, team, work);
    }

    private static <T> T asAdmin(Supplier<T> work) {
        Actor admin = Actor.person(UserId.random(), "Ada", Set.of(PlatformRole.ADMIN), Map.of());
        return CurrentActor.as(admin, work);
    }

    private static DomainException refusal(Supplier<?> work) {
        return catchThrowableOfType(DomainException.class, work::get);
    }
}
