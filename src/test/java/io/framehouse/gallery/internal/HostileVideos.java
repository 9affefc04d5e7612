package io.framehouse.gallery.internal;

import io.framehouse.TestVideos;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Files that a provider, or who took its place, may send instead of a video. */
final class HostileVideos {
    private final Path directory;
    private final byte[] mp4;

    private HostileVideos(Path directory) throws IOException {
        this.directory = directory;
        // Its index lies at the end, so that places in it stay right whatever becomes of the index.
        this.mp4 =
                made(
                        "film.mp4",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=duration=1:size=160x90:rate=24",
                        "-c:v",
                        "libopenh264",
                        "-pix_fmt",
                        "yuv420p");
    }

    /**
     * A hostile file.
     *
     * @param reason a part of what people are told
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Hostile(byte[] bytes, String reason) {}

    /**
     * All of them by name.
     *
     * @param bait a genuine video on our disk
     * @param address the same at an address of ours
     */
    static Map<String, Hostile> all(Path directory, Path bait, String address) throws IOException {
        return new HostileVideos(directory).all(bait, address);
    }

    private Map<String, Hostile> all(Path bait, String address) throws IOException {
        Map<String, Hostile> all = new LinkedHashMap<>();
        all.put("empty", new Hostile(new byte[0], "is empty"));
        all.put("cut off", new Hostile(Arrays.copyOf(mp4, mp4.length * 2 / 3), "cut off"));
        all.put("30,000 pixels", new Hostile(hugeFrames(), "30,000 × 30,000 pixels"));
        all.put("ten hours of a still", new Hostile(tenHours(), "seconds long; at most 3,600"));
        all.put("pictures of a local file", new Hostile(outside(bait), "from another file"));
        all.put("a list of files", new Hostile(list(bait), "is no video"));
        all.put("a playlist", new Hostile(playlist(bait, address), "is no video"));
        all.put("two indexes", new Hostile(twoIndexes(), "has two indexes"));
        all.put("an archive before the film", new Hostile(archive(), "is no video"));
        all.put("65,000 tracks", new Hostile(manyTracks(65_000), "has 65,001 tracks"));
        all.put("forty tracks", new Hostile(manyTracks(40), "has 41 tracks"));
        all.put("no length", new Hostile(noLength(), "has no length"));
        all.put("sound only", new Hostile(soundOnly(), "no pictures"));
        all.put("a wrong length", new Hostile(wrongLength(), "it is 100.0 seconds long but"));
        all.put("an unknown codec", new Hostile(unknownCodec(), "is no video of a known kind"));
        return all;
    }

    private byte[] hugeFrames() {
        return changed(
                "stsd",
                data -> {
                    ByteBuffer.wrap(data).putShort(40, (short) 30_000).putShort(42, (short) 30_000);
                    return data;
                });
    }

    private byte[] tenHours() throws IOException {
        return made(
                "still.mp4",
                "-f",
                "lavfi",
                "-i",
                "color=c=red:size=160x90:rate=1/600",
                "-frames:v",
                "60",
                "-c:v",
                "libopenh264",
                "-pix_fmt",
                "yuv420p");
    }

    private byte[] outside(Path bait) {
        byte[] address = ("file://" + bait + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] reference = Mp4Tree.box("url ", new byte[4], address);
        byte[] one = {0, 0, 0, 0, 0, 0, 0, 1};
        return changed(
                "dref",
                data ->
                        ByteBuffer.allocate(one.length + reference.length)
                                .put(one)
                                .put(reference)
                                .array());
    }

    private static byte[] list(Path bait) {
        return ("ffconcat version 1.0\nfile '" + bait + "'\n").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] playlist(Path bait, String address) {
        return String.join(
                        "\n",
                        "#EXTM3U",
                        "#EXT-X-TARGETDURATION:5",
                        "#EXTINF:5,",
                        address,
                        "#EXTINF:5,",
                        "file://" + bait,
                        "#EXT-X-ENDLIST",
                        "")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] twoIndexes() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(mp4);
        String text = new String(mp4, StandardCharsets.ISO_8859_1);
        int index = text.indexOf("moov") - 4;
        both.write(mp4, index, ByteBuffer.wrap(mp4).getInt(index));
        return both.toByteArray();
    }

    private byte[] archive() {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(new byte[] {'P', 'K', 3, 4, 20, 0, 0, 0, 0, 0});
        both.writeBytes(new byte[20]);
        both.writeBytes(mp4);
        return both.toByteArray();
    }

    private byte[] manyTracks(int count) {
        byte[] track = Mp4Tree.box("trak");
        return changed(
                "moov",
                data -> {
                    ByteArrayOutputStream more = new ByteArrayOutputStream();
                    more.writeBytes(data);
                    for (int i = 0; i < count; i++) {
                        more.writeBytes(track);
                    }
                    return more.toByteArray();
                });
    }

    private byte[] noLength() {
        Mp4Tree tree = Mp4Tree.of(mp4);
        for (String type : List.of("mvhd", "mdhd")) {
            tree = tree.with(type, data -> zero(data, 16));
        }
        return tree.with("tkhd", data -> zero(data, 20))
                .with("elst", data -> zero(data, 8))
                .with("stts", data -> zero(data, 12))
                .bytes();
    }

    private static byte[] zero(byte[] data, int at) {
        ByteBuffer.wrap(data).putInt(at, 0);
        return data;
    }

    private byte[] soundOnly() throws IOException {
        return made("sound.mp4", "-f", "lavfi", "-i", "sine=duration=1", "-c:a", "aac");
    }

    private byte[] wrongLength() throws IOException {
        byte[] webm =
                made(
                        "film.webm",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=duration=1:size=160x90:rate=24",
                        "-c:v",
                        "libvpx");
        for (int i = 0; i < webm.length - 11; i++) {
            boolean length =
                    webm[i] == 0x44 && webm[i + 1] == (byte) 0x89 && webm[i + 2] == (byte) 0x88;
            if (length) {
                ByteBuffer.wrap(webm).putDouble(i + 3, 100_000);
                return webm;
            }
        }
        throw new IllegalStateException("no length in the WebM");
    }

    private byte[] unknownCodec() throws IOException {
        return made(
                "film.mkv",
                "-f",
                "lavfi",
                "-i",
                "testsrc=duration=1:size=160x90:rate=4",
                "-c:v",
                "ffv1");
    }

    private byte[] changed(String type, UnaryOperator<byte[]> change) {
        return Mp4Tree.of(mp4).with(type, change).bytes();
    }

    private byte[] made(String name, String... arguments) throws IOException {
        return Files.readAllBytes(TestVideos.make(directory.resolve(name), arguments));
    }
}
