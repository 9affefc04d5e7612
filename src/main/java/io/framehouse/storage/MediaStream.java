package io.framehouse.storage;

import io.framehouse.shared.TeamId;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import java.util.UUID;

/** Knows what is made while it is fetched behind a signed link's kind, such as a ZIP. */
public interface MediaStream {
    String kind();

    /** Runs as the system; the link already proved team and id. */
    Optional<Streamed> find(TeamId team, UUID id);

    /** What is sent, as a file to be saved. */
    record Streamed(String contentType, String fileName, Writer writer) {}

    /** Writes the bytes. */
    @FunctionalInterface
    interface Writer {
        /**
         * Writes all.
         *
         * @throws io.framehouse.shared.DomainException RATE_LIMITED before the first byte
         */
        void writeTo(OutputStream target) throws IOException;
    }
}
