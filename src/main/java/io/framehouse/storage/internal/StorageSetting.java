package io.framehouse.storage.internal;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks at the storage setting before anything is stored. */
@Component
final class StorageSetting {
    StorageSetting(@Value("${framehouse.storage:file}") String storage) {
        if (!storage.equals("file")) {
            throw new StorageRefusedException(storage);
        }
    }
}
