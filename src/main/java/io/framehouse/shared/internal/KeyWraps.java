package io.framehouse.shared.internal;

import com.google.crypto.tink.KeysetHandle;
import io.framehouse.shared.UnreadableSecretException;
import io.framehouse.shared.internal.DataKeyRows.Wrapped;
import java.security.GeneralSecurityException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens data keys with the secret key, or the one before while it is being changed. */
@Component
final class KeyWraps {
    private final KeyWrap current;
    private final List<KeyWrap> all;

    KeyWraps(SecretKeys keys) {
        String previous = keys.previousKey();
        current = new KeyWrap(keys.currentKey());
        all = previous == null ? List.of(current) : List.of(current, new KeyWrap(previous));
    }

    /** The name of the secret key of now. */
    String name() {
        return current.name();
    }

    byte[] wrap(DataKey key) {
        return current.wrap(key.keyset(), DataKey.place(key.id(), key.owner()));
    }

    /**
     * Opens a key.
     *
     * @throws UnreadableSecretException where neither secret key made it, or it is another's
     */
    DataKey open(Wrapped wrapped) {
        String place = DataKey.place(wrapped.id(), wrapped.owner());
        for (KeyWrap wrap : all) {
            if (wrap.name().equals(wrapped.wrappedBy())) {
                return open(wrap, wrapped, place);
            }
        }
        throw new UnreadableSecretException(
                new GeneralSecurityException("Another secret key encrypted " + place));
    }

    private static DataKey open(KeyWrap wrap, Wrapped wrapped, String place) {
        try {
            DataKey.register();
            KeysetHandle keyset = wrap.unwrap(wrapped.bytes(), place);
            return new DataKey(wrapped.id(), wrapped.owner(), keyset);
        } catch (GeneralSecurityException changed) {
            throw new UnreadableSecretException(changed);
        }
    }
}
