package io.framehouse.storage.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The key of link signatures: derived from the installation's secret key, so that all nodes sign
 * alike, or else a random one kept in the data directory. While the secret key is changed, links
 * signed with the one before are good as well.
 */
@Component
final class LinkKey {
    private static final int KEY_BYTES = 32;
    private static final String FILE = "link-key";
    private static final byte[] PURPOSE =
            "framehouse media links v1".getBytes(StandardCharsets.US_ASCII);

    private final byte[] key;
    private final List<byte[]> earlier = new ArrayList<>();

    LinkKey(
            @Value("${framehouse.secret-key:}") String secretKey,
            @Value("${framehouse.secret-key-previous:}") String previousKey,
            DataDirectory data) {
        Path file = data.home().resolve(FILE);
        if (!previousKey.isBlank()) {
            earlier.add(derived(previousKey));
        }
        if (secretKey.isBlank()) {
            key = Digests.hmac(fromFile(file), PURPOSE);
        } else {
            key = derived(secretKey);
            if (Files.exists(file)) {
                // This installation had no secret key of its own before.
                earlier.add(Digests.hmac(fromFile(file), PURPOSE));
            }
        }
    }

    byte[] sign(byte[] message) {
        return Digests.hmac(key, message);
    }

    /** Whether the signature is ours, with the key of now or one before. */
    boolean hasSigned(byte[] message, byte[] signature) {
        boolean signed = MessageDigest.isEqual(signature, sign(message));
        for (byte[] one : earlier) {
            signed |= MessageDigest.isEqual(signature, Digests.hmac(one, message));
        }
        return signed;
    }

    private static byte[] derived(String secretKey) {
        return Digests.hmac(secretKey.strip().getBytes(StandardCharsets.UTF_8), PURPOSE);
    }

    private static byte[] fromFile(Path file) {
        try {
            Files.createDirectories(file.getParent());
            if (!Files.exists(file)) {
                create(file);
            }
            byte[] key = Base64.getDecoder().decode(Files.readString(file).strip());
            if (key.length < KEY_BYTES) {
                throw new IllegalStateException(
                        "The link key in the data directory has "
                                + key.length
                                + " bytes; it needs 32. Delete the file 'link-key' to get a new"
                                + " one.");
            }
            return key;
        } catch (IOException failure) {
            throw new UncheckedIOException("The link key could not be kept", failure);
        }
    }

    // Complete before it has its name; whoever comes second uses the first one's.
    private static void create(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Path draft = Files.createTempFile(file.getParent(), "link-key", ".new", ownerOnly());
        try {
            Files.writeString(
                    draft, Base64.getEncoder().encodeToString(key), StandardOpenOption.SYNC);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException anotherWasFaster) {
            return;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
