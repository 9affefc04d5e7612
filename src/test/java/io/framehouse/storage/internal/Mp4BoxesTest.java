package io.framehouse.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hostile index costs the reader next to nothing. */
class Mp4BoxesTest {
    private static final int LARGE = 48 * 1024 * 1024;
    private static final long MOST_BYTES = 40L * 1024 * 1024;

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"free", "mdia", "minf", "trak"})
    void millionsOfBoxesNeedNoMemory(String type) throws IOException {
        Path file = file(box("moov", type.equals("trak") ? many(type) : box("trak", many(type))));
        long before = allocated();
        assertThat(Mp4Boxes.refusal(file))
                .hasValue("has an index of more than 100,000 boxes, which is too many.");
        assertThat(allocated() - before).isLessThan(MOST_BYTES);
    }

    @Test
    void boxesInBoxesAreFollowedAsFarAsTheyMeanSomething() throws IOException {
        byte[] inner = new byte[0];
        for (int i = 0; i < 10_000; i++) {
            inner = box("trak", inner);
        }
        assertThat(Mp4Boxes.refusal(file(box("moov", inner)))).isEmpty();
    }

    @Test
    void anIndexThatSaysItIsHugeIsRefusedUnread() throws IOException {
        Path file = directory.resolve("huge");
        try (var channel =
                java.nio.channels.FileChannel.open(
                        Files.write(file, new byte[0]), java.nio.file.StandardOpenOption.WRITE)) {
            ByteBuffer header = ByteBuffer.allocate(16).putInt(1).put(letters("moov"));
            channel.write(header.putLong(1L << 30).flip());
            channel.write(ByteBuffer.allocate(1), (1L << 30) - 1);
        }
        long before = allocated();
        assertThat(Mp4Boxes.refusal(file))
                .hasValueSatisfying(said ->
                        assertThat(said).contains("1,073,741,808 bytes, which is too large"));
        assertThat(allocated() - before).isLessThan(MOST_BYTES);
    }

    @Test
    void partsWithoutEndAreRefused() throws IOException {
        byte[] parts = new byte[8 * 100_001];
        fill(parts, "free");
        assertThat(Mp4Boxes.refusal(Files.write(directory.resolve("parts"), parts)))
                .hasValue("has more than 100,000 parts, which is too many.");
    }

    @Test
    void billionsOfPicturesInTwelveBytesAreRefused() throws IOException {
        byte[] sizes = ByteBuffer.allocate(12).putInt(4, 1).putInt(8, -1).array();
        byte[] kind = ByteBuffer.allocate(12).put(8, letters("vide")).array();
        byte[] media = join(box("hdlr", kind), box("minf", box("stbl", box("stsz", sizes))));
        assertThat(Mp4Boxes.refusal(file(box("moov", box("trak", box("mdia", media))))))
                .hasValue("says it has 4,294,967,295 pictures; at most 1,000,000 are taken.");
    }

    private static long allocated() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
                .getCurrentThreadAllocatedBytes();
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(directory.resolve("film.mp4"), bytes);
    }

    private static byte[] many(String type) {
        byte[] all = new byte[LARGE];
        fill(all, type);
        return all;
    }

    private static void fill(byte[] all, String type) {
        ByteBuffer bytes = ByteBuffer.wrap(all);
        while (bytes.hasRemaining()) {
            bytes.putInt(8).put(letters(type));
        }
    }

    private static byte[] box(String type, byte[] inside) {
        return ByteBuffer.allocate(8 + inside.length)
                .putInt(8 + inside.length)
                .put(letters(type))
                .put(inside)
                .array();
    }

    private static byte[] join(byte[] one, byte[] two) {
        return ByteBuffer.allocate(one.length + two.length).put(one).put(two).array();
    }

    private static byte[] letters(String type) {
        return type.getBytes(StandardCharsets.ISO_8859_1);
    }
}
