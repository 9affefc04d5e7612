package io.framehouse.storage.internal;

import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobMissingException;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.LocalBlob;
import io.framehouse.storage.StorageAwayException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Writes to the chosen store; reads from it and then from where things lay before. */
@Component
final class StoreChoice implements BlobStore {
    private final Stores stores;
    private final StoredBlobs rows;
    private final TeamTransactions transactions;

    StoreChoice(Stores stores, StoredBlobs rows, TeamTransactions transactions) {
        this.stores = stores;
        this.rows = rows;
        this.transactions = transactions;
    }

    @Override
    public Blob put(TeamId team, Path file) {
        return stores.main().put(team, file);
    }

    @Override
    public InputStream open(String key, long offset, long length) {
        return first(store -> store.open(key, offset, length));
    }

    @Override
    public LocalBlob local(String key) {
        return first(store -> store.local(key));
    }

    @Override
    public boolean exists(String key) {
        return bytes(key).isPresent();
    }

    @Override
    public void check() {
        ByteStore store = stores.main();
        // A new house has nothing yet, not even the directory that it will lie in.
        store.look(transactions.onPlatform(() -> rows.anyIn(store.kind())));
    }

    /** How many bytes there are, in whichever store. */
    OptionalLong bytes(String key) {
        OptionalLong bytes = stores.main().bytes(key);
        return bytes.isPresent() || stores.also().isEmpty()
                ? bytes
                : stores.also().get().bytes(key);
    }

    @Override
    public void delete(String key) {
        stores.all().forEach(store -> store.delete(key));
    }

    @Override
    public void deleteAll(TeamId team) {
        stores.all().forEach(store -> store.deleteAll(team));
    }

    @Override
    public Optional<URI> direct(String key, Duration life, String contentType, String fileName) {
        // While things are carried over nobody knows without asking where each lies.
        return stores.also().isPresent()
                ? Optional.empty()
                : stores.main().direct(key, life, contentType, fileName);
    }

    /** Missing only where every store says so; away where one of them does not say. */
    private <T> T first(Function<ByteStore, T> read) {
        try {
            return read.apply(stores.main());
        } catch (BlobMissingException missing) {
            if (stores.also().isEmpty()) {
                throw missing;
            }
            return read.apply(stores.also().get());
        } catch (StorageAwayException away) {
            if (stores.also().isEmpty()) {
                throw away;
            }
            try {
                return read.apply(stores.also().get());
            } catch (BlobMissingException | StorageAwayException perhapsInTheFirst) {
                throw away;
            }
        }
    }
}
