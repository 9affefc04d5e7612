package io.framehouse.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.shared.TeamId;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.StorageAwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store of files, which can be away as a whole. */
class FileBlobStoreTest extends StoreContract {
    @TempDir Path home;
    private FileBlobStore store;

    @BeforeEach
    void makeStore() {
        store = new FileBlobStore(new DataDirectory(home));
    }

    @Override
    ByteStore store() {
        return store;
    }

    @Override
    ByteStore fresh() throws IOException {
        return new FileBlobStore(new DataDirectory(Files.createDirectory(home.resolve("fresh"))));
    }

    @Override
    void takeAway(ByteStore fresh) throws IOException {
        Files.move(home.resolve("fresh").resolve("blobs"), home.resolve("elsewhere"));
    }

    @Test
    void aDiskThatIsAwayIsNoMissingFile() throws IOException {
        String key = store.put(TeamId.random(), file("kept")).key();
        Path elsewhere = home.resolve("elsewhere");
        Files.move(home.resolve("blobs"), elsewhere);
        assertThatThrownBy(() -> store.open(key, 0, -1)).isInstanceOf(StorageAwayException.class);
        assertThatThrownBy(() -> store.bytes(key)).isInstanceOf(StorageAwayException.class);
        assertThatThrownBy(() -> store.look(true)).isInstanceOf(StorageAwayException.class);
        // An empty place to mount a disk on is no disk either.
        Files.createDirectory(home.resolve("blobs"));
        assertThatThrownBy(() -> store.look(true)).isInstanceOf(StorageAwayException.class);
        assertThatThrownBy(() -> store.open(key, 0, -1)).isInstanceOf(StorageAwayException.class);
        Files.delete(home.resolve("blobs"));
        Files.move(elsewhere, home.resolve("blobs"));
        assertThat(store.bytes(key)).hasValue(4);
        Files.delete(home.resolve("blobs").resolve(key));
        assertThatThrownBy(() -> store.open(key, 0, -1)).isInstanceOf(BlobMissingException.class);
    }

    @Test
    void aDamagedFileOfTheSameLengthIsMadeGoodByPuttingItAgain() throws IOException {
        TeamId team = TeamId.random();
        String key = store.put(team, file("as it was")).key();
        Path kept = home.resolve("blobs").resolve(key);
        Files.writeString(kept, "as it is!");
        store.put(team, file("as it was"));
        assertThat(kept).hasContent("as it was");
    }
}
