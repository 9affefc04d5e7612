package io.framehouse.storage.internal;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an MP4 or QuickTime file says of itself, read without a program: whatever leads out of the
 * file, is read by two players in two ways or is too much is refused before anything opens it. What
 * is broken otherwise is for the programs to judge. Needs next to no memory of its own, whatever
 * the file says.
 */
final class Mp4Boxes {
    private static final int MAX_INDEX_BYTES = 64 * 1024 * 1024;
    private static final int MAX_BOXES = 100_000;
    private static final int HEADER_BYTES = 8;
    private static final int LONG_HEADER_BYTES = 16;

    private Mp4Boxes() {}

    /** Why the file is not taken; empty where nothing speaks against it so far. */
    static Optional<String> refusal(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            List<Box> indexes = new ArrayList<>();
            if (!allFound(channel, indexes)) {
                return Optional.of(
                        "has more than %,d parts, which is too many.".formatted(MAX_BOXES));
            }
            if (indexes.size() > 1) {
                return Optional.of("has two indexes, so that players would show different films.");
            }
            return indexes.isEmpty() ? Optional.empty() : refusal(channel, indexes.getFirst());
        }
    }

    /** False where the file has more parts than are looked at; two indexes are enough to know. */
    private static boolean allFound(FileChannel channel, List<Box> indexes) throws IOException {
        ByteBuffer header = ByteBuffer.allocate(LONG_HEADER_BYTES);
        long at = 0;
        for (int count = 0; count < MAX_BOXES; count++) {
            header.clear();
            channel.read(header, at);
            Box box = Box.of(header.flip(), at, channel.size());
            if (box == null || indexes.size() > 1) {
                return true;
            }
            if (box.type() == Box.type("moov")) {
                indexes.add(box);
            }
            at = box.end();
        }
        return false;
    }

    private static Optional<String> refusal(FileChannel channel, Box index) throws IOException {
        if (index.bytes() > MAX_INDEX_BYTES) {
            return Optional.of(
                    "has an index of %,d bytes, which is too large.".formatted(index.bytes()));
        }
        try (Arena arena = Arena.ofConfined()) {
            ByteBuffer inside =
                    channel.map(MapMode.READ_ONLY, index.from(), index.bytes(), arena)
                            .asByteBuffer();
            return tracks(new Inside(inside, new Walk()));
        } catch (TooManyBoxes many) {
            return Optional.of(
                    "has an index of more than %,d boxes, which is too many.".formatted(MAX_BOXES));
        }
    }

    private static Optional<String> tracks(Inside index) {
        int tracks = index.count("trak");
        return tracks > VideoLimits.TRACKS
                ? Optional.of(
                        "has %,d tracks; at most %d are read."
                                .formatted(tracks, VideoLimits.TRACKS))
                : index.first("trak", Mp4Boxes::track);
    }

    private static Optional<String> track(Inside track) {
        return track.first("mdia", Mp4Boxes::media);
    }

    private static Optional<String> media(Inside media) {
        Optional<String> outside =
                media.first(
                        "minf",
                        inner ->
                                inner.first(
                                        "dinf",
                                        data -> data.first("dref", Mp4Boxes::leadsOutside)));
        boolean pictures = media.first("hdlr", Mp4Boxes::film).isPresent();
        return outside.isPresent() || !pictures
                ? outside
                : media.first("minf", inner -> inner.first("stbl", Mp4Boxes::tooMuch));
    }

    /** Something where the track is one of pictures. */
    private static Optional<String> film(Inside handler) {
        return handler.bytes().limit() >= 12 && handler.bytes().getInt(8) == Box.type("vide")
                ? Optional.of("vide")
                : Optional.empty();
    }

    /** A reference that does not say "in this file" and names something. */
    private static Optional<String> leadsOutside(Inside references) {
        return references
                .behind(8)
                .first(one ->
                        one.limit() > 4 && (one.getInt(0) & 1) == 0
                                ? Optional.of(VideoWords.OUTSIDE)
                                : Optional.empty());
    }

    private static Optional<String> tooMuch(Inside table) {
        Optional<String> large =
                table.first("stsd", all -> all.behind(8).first(Mp4Boxes::tooLarge));
        return large.isPresent() ? large : table.first("stsz", Mp4Boxes::tooMany);
    }

    private static Optional<String> tooLarge(ByteBuffer description) {
        if (description.limit() < 28) {
            return Optional.empty();
        }
        int width = Short.toUnsignedInt(description.getShort(24));
        int height = Short.toUnsignedInt(description.getShort(26));
        return (long) width * height > VideoLimits.PIXELS
                ? Optional.of(VideoWords.tooLarge(width, height))
                : Optional.empty();
    }

    /** Pictures of one size each take no room in the table, and much in the memory of a program. */
    private static Optional<String> tooMany(Inside sizes) {
        long pictures =
                sizes.bytes().limit() >= 12 ? Integer.toUnsignedLong(sizes.bytes().getInt(8)) : 0;
        return pictures > VideoLimits.PICTURES
                ? Optional.of(VideoWords.tooMany(pictures))
                : Optional.empty();
    }

    /** The contents of a box, whose boxes are gone by without being kept. */
    private record Inside(ByteBuffer bytes, Walk walk) {
        int count(String type) {
            int count = 0;
            for (Box one = next(0); one != null; one = next((int) one.end())) {
                count += one.type() == Box.type(type) ? 1 : 0;
            }
            return count;
        }

        /** The first answer that the boxes of a type give. */
        Optional<String> first(String type, Look look) {
            int wanted = Box.type(type);
            for (Box one = next(0); one != null; one = next((int) one.end())) {
                Optional<String> answer =
                        one.type() == wanted
                                ? look.at(new Inside(contents(one), walk))
                                : Optional.empty();
                if (answer.isPresent()) {
                    return answer;
                }
            }
            return Optional.empty();
        }

        /** The first answer of any box. */
        Optional<String> first(BareLook look) {
            for (Box one = next(0); one != null; one = next((int) one.end())) {
                Optional<String> answer = look.at(contents(one));
                if (answer.isPresent()) {
                    return answer;
                }
            }
            return Optional.empty();
        }

        Inside behind(int count) {
            int from = Math.min(count, bytes.limit());
            return new Inside(bytes.slice(from, bytes.limit() - from), walk);
        }

        private ByteBuffer contents(Box one) {
            return bytes.slice((int) one.from(), (int) one.bytes());
        }

        private @Nullable Box next(int at) {
            walk.step();
            return Box.of(bytes, at, at, bytes.limit());
        }
    }

    /** How many boxes were gone by; no film has nearly as many in its index. */
    private static final class Walk {
        private int boxes;

        void step() {
            boxes++;
            if (boxes > MAX_BOXES) {
                throw new TooManyBoxes();
            }
        }
    }

    private static final class TooManyBoxes extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooManyBoxes() {
            super("too many boxes");
        }
    }

    /** Looks at the contents of a box. */
    private interface Look {
        Optional<String> at(Inside inside);
    }

    /** Looks at the bytes of a box. */
    private interface BareLook {
        Optional<String> at(ByteBuffer bytes);
    }

    /** A box without its header: its four letters as a number, where it begins and ends. */
    private record Box(int type, long from, long end) {
        long bytes() {
            return end - from;
        }

        static int type(String letters) {
            return letters.charAt(0) << 24
                    | letters.charAt(1) << 16
                    | letters.charAt(2) << 8
                    | letters.charAt(3);
        }

        /** Of a header alone. */
        static @Nullable Box of(ByteBuffer header, long at, long end) {
            return of(header, 0, at, end);
        }

        /** Null where there is none, or none that ends before the end. */
        static @Nullable Box of(ByteBuffer bytes, int index, long at, long end) {
            int there = bytes.limit() - index;
            if (there < HEADER_BYTES) {
                return null;
            }
            long size = Integer.toUnsignedLong(bytes.getInt(index));
            int headerBytes = HEADER_BYTES;
            if (size == 1 && there >= LONG_HEADER_BYTES) {
                size = bytes.getLong(index + HEADER_BYTES);
                headerBytes = LONG_HEADER_BYTES;
            } else if (size == 0) {
                size = end - at;
            }
            boolean fits = size >= headerBytes && size <= end - at;
            return fits ? new Box(bytes.getInt(index + 4), at + headerBytes, at + size) : null;
        }
    }
}
