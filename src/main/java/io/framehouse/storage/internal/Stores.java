package io.framehouse.storage.internal;

import io.framehouse.shared.SettingRefused;
import io.framehouse.shared.Wire;
import io.framehouse.storage.TemporaryFiles;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The store that FRAMEHOUSE_STORAGE names, which takes everything new, and the one that
 * FRAMEHOUSE_STORAGE_ALSO names, from which is read what was not carried over yet.
 */
@Component
final class Stores {
    private final ByteStore main;
    private final Optional<ByteStore> also;
    private final StoreCircuit circuit;
    private @Nullable S3BlobStore bucket;

    Stores(
            @Value("${framehouse.storage:file}") String storage,
            @Value("${framehouse.storage-also:}") String storageAlso,
            S3Settings settings,
            FileBlobStore files,
            TemporaryFiles temporaryFiles,
            Clock clock) {
        StoreKind kind = kind("FRAMEHOUSE_STORAGE", storage);
        Optional<StoreKind> second =
                storageAlso.isBlank()
                        ? Optional.empty()
                        : Optional.of(kind("FRAMEHOUSE_STORAGE_ALSO", storageAlso));
        if (second.equals(Optional.of(kind))) {
            throw new SettingRefused(
                    "FRAMEHOUSE_STORAGE and FRAMEHOUSE_STORAGE_ALSO are both '" + storage + "'.",
                    "FRAMEHOUSE_STORAGE is where files are to lie; FRAMEHOUSE_STORAGE_ALSO is where"
                            + " they lay before. Leave the second out where there is none.");
        }
        circuit = new StoreCircuit("storage", clock);
        if (kind == StoreKind.S3 || second.equals(Optional.of(StoreKind.S3))) {
            settings.check();
            bucket = new S3BlobStore(settings, circuit, temporaryFiles);
        }
        main = store(kind, files);
        also = second.map(one -> store(one, files));
    }

    private static StoreKind kind(String setting, String word) {
        return Wire.parse(StoreKind.class, word.strip())
                .orElseThrow(() ->
                        new SettingRefused(
                                setting + " is '" + word + "', which this version does not have.",
                                "Set it to 'file': files then lie in FRAMEHOUSE_DATA_DIR; or to"
                                        + " 's3': then they lie in FRAMEHOUSE_S3_BUCKET."));
    }

    private ByteStore store(StoreKind kind, FileBlobStore files) {
        return switch (kind) {
            case FILE -> files;
            case S3 -> java.util.Objects.requireNonNull(bucket);
        };
    }

    /** Takes everything new. */
    ByteStore main() {
        return main;
    }

    /** Read where the first has not got it. */
    Optional<ByteStore> also() {
        return also;
    }

    List<ByteStore> all() {
        List<ByteStore> all = new ArrayList<>(List.of(main));
        also.ifPresent(all::add);
        return all;
    }

    /** Of the bucket; never open where there is none. */
    StoreCircuit circuit() {
        return circuit;
    }

    @PreDestroy
    void close() {
        if (bucket != null) {
            bucket.close();
        }
    }
}
