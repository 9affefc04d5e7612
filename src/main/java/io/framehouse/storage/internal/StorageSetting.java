package io.framehouse.storage.internal;

import io.framehouse.shared.SettingRefused;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Looks at the storage setting before anything is stored. */
@Component
final class StorageSetting {
    StorageSetting(@Value("${framehouse.storage:file}") String storage) {
        if (!storage.equals("file")) {
            throw new SettingRefused(
                    "FRAMEHOUSE_STORAGE is '" + storage + "', which this version does not have.",
                    "Leave FRAMEHOUSE_STORAGE out, or set it to 'file': videos then lie in"
                            + " FRAMEHOUSE_DATA_DIR.");
        }
    }
}
