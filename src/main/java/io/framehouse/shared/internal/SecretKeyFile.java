package io.framehouse.shared.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The secret key that an installation with an embedded database makes for itself, once. */
final class SecretKeyFile {
    private static final String NAME = "secret-key";
    private static final int KEY_BYTES = 32;

    private SecretKeyFile() {}

    /** Reads the key; makes it where there is none. Only its owner may read the file. */
    static String readOrMake(Path dataDirectory) {
        Path file = dataDirectory.toAbsolutePath().normalize().resolve(NAME);
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            return Files.readString(file).strip();
        } catch (IOException failure) {
            throw new UncheckedIOException("The secret key in " + file + " is not usable", failure);
        }
    }

    /** Written beside and moved, so that a crash never leaves half a key. */
    private static void make(Path file) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        Files.createDirectories(file.getParent());
        Path beside = file.resolveSibling(NAME + ".new");
        Files.deleteIfExists(beside);
        Files.createFile(beside, ownerOnly());
        Files.writeString(beside, Base64.getEncoder().encodeToString(key));
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
