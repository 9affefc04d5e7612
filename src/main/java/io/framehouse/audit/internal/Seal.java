package io.framehouse.audit.internal;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A link of the chain.
 *
 * @param transaction the entry's
 * @param genuine whether the entry's mark was right
 */
@SuppressWarnings("ArrayRecordComponent")
record Seal(
        long number,
        @Nullable UUID team,
        UUID entry,
        String transaction,
        boolean genuine,
        Instant sealedAt,
        UUID key,
        byte[] bytes) {

    /**
     * What a seal signs.
     *
     * @param previous the seal before; empty for the first
     * @param row the entry as the database writes it
     */
    static byte[] message(
            long number, boolean genuine, Instant sealedAt, byte[] previous, String row) {
        return String.join(
                        "\n",
                        "framehouse audit seal 1",
                        Long.toString(number),
                        Boolean.toString(genuine),
                        sealedAt.toString(),
                        HexFormat.of().formatHex(previous),
                        row)
                .getBytes(StandardCharsets.UTF_8);
    }
}
