package io.framehouse.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.LocalBlob;
import io.framehouse.storage.StorageAwayException;
import io.framehouse.storage.internal.ByteStore.Found;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each kind of store does in the same way. */
abstract class StoreContract {
    private static final int LONG_FILE_BYTES = 34 * 1024 * 1024;

    @TempDir Path directory;

    abstract ByteStore store();

    @Test
    void whatIsPutIsFoundByItsContent() throws IOException {
        TeamId team = TeamId.random();
        Blob blob = store().put(team, file("hello"));
        assertThat(blob.sha256())
                .isEqualTo("2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
        assertThat(blob.key()).isEqualTo(team + "/2c/" + blob.sha256());
        assertThat(blob.bytes()).isEqualTo(5);
        assertThat(store().put(team, file("hello"))).isEqualTo(blob);
        assertThat(store().bytes(blob.key())).hasValue(5);
        assertThat(read(blob.key(), 0, -1)).isEqualTo("hello");
    }

    @Test
    void aRangeIsReadByOffset() throws IOException {
        String key = store().put(TeamId.random(), file("0123456789")).key();
        assertThat(read(key, 3, 4)).isEqualTo("3456");
        assertThat(read(key, 7, -1)).isEqualTo("789");
        assertThat(read(key, 9, 1)).isEqualTo("9");
        assertThat(read(key, 2, 0)).isEmpty();
        try (InputStream some = store().open(key, 0, -1)) {
            assertThat(some.read()).isEqualTo('0');
        }
    }

    @Test
    void anEmptyFileIsAFile() throws IOException {
        Blob blob = store().put(TeamId.random(), file(""));
        assertThat(store().bytes(blob.key())).hasValue(0);
        assertThat(read(blob.key(), 0, -1)).isEmpty();
    }

    @Test
    void aLongFileArrivesWhole() throws IOException {
        byte[] bytes = new byte[LONG_FILE_BYTES];
        new Random(7).nextBytes(bytes);
        Path file = Files.write(directory.resolve("long"), bytes);
        Blob blob = store().put(TeamId.random(), file);
        assertThat(store().bytes(blob.key())).hasValue(LONG_FILE_BYTES);
        try (LocalBlob local = store().local(blob.key())) {
            assertThat(Files.mismatch(local.path(), file)).isEqualTo(-1);
        }
        int at = LONG_FILE_BYTES - 3;
        try (InputStream end = store().open(blob.key(), at, 3)) {
            assertThat(end.readAllBytes())
                    .isEqualTo(Arrays.copyOfRange(bytes, at, LONG_FILE_BYTES));
        }
    }

    @Test
    void whatIsNotThereIsMissing() throws IOException {
        TeamId team = TeamId.random();
        String key = store().put(team, file("once")).key();
        store().put(team, file("another"));
        store().delete(key);
        store().delete(key);
        assertThat(store().bytes(key)).isEmpty();
        assertThatThrownBy(() -> store().open(key, 0, -1)).isInstanceOf(BlobMissingException.class);
        assertThatThrownBy(() -> store().local(key)).isInstanceOf(BlobMissingException.class);
        assertThatIllegalArgumentException().isThrownBy(() -> store().open("../etc", 0, -1));
    }

    @Test
    void aTeamsBytesGoTogetherAndAnothersStay() throws IOException {
        TeamId team = TeamId.random();
        TeamId other = TeamId.random();
        String a = store().put(team, file("a")).key();
        String b = store().put(team, file("b")).key();
        String theirs = store().put(other, file("a")).key();
        store().deleteAll(team);
        store().deleteAll(team);
        assertThat(store().bytes(a)).isEmpty();
        assertThat(store().bytes(b)).isEmpty();
        assertThat(store().bytes(theirs)).hasValue(1);
    }

    @Test
    void theListIsInTheOrderOfTheKeys() throws IOException {
        List<TeamId> teams = Stream.generate(TeamId::random).limit(3).toList();
        for (int i = 0; i < 12; i++) {
            store().put(teams.get(i % 3), file("number " + i));
        }
        try (Stream<Found> all = store().list()) {
            List<Found> ours = all.filter(one -> teams.contains(one.team())).toList();
            assertThat(ours).extracting(Found::key).hasSize(12).isSorted();
            assertThat(ours)
                    .allMatch(one -> one.bytes() > 0)
                    .allMatch(one -> Duration.between(one.at(), Instant.now()).abs().toHours() < 1);
        }
    }

    @Test
    void aNewHouseAnswersAndOneWhosePlaceIsGoneIsAway() throws IOException {
        ByteStore house = fresh();
        house.look(false);
        house.put(TeamId.random(), file("kept"));
        house.look(true);
        takeAway(house);
        assertThatThrownBy(() -> house.look(true)).isInstanceOf(StorageAwayException.class);
    }

    /** One that nothing was put into yet. */
    abstract ByteStore fresh() throws IOException;

    /** Takes the place away in which such a one keeps what it has. */
    abstract void takeAway(ByteStore fresh) throws IOException;

    private String read(String key, long offset, long length) throws IOException {
        try (InputStream bytes = store().open(key, offset, length)) {
            return new String(bytes.readAllBytes());
        }
    }

    Path file(String content) throws IOException {
        return Files.writeString(Files.createTempFile(directory, "given", ".tmp"), content);
    }
}
