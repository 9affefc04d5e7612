package io.framehouse.storage.internal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an MP4 or QuickTime file says of itself, read without a program: whatever leads out of the
 * file, is read by two players in two ways or is too much is refused before anything opens it. What
 * is broken otherwise is for the programs to judge.
 */
final class Mp4Boxes {
    private static final int MAX_INDEX_BYTES = 64 * 1024 * 1024;
    private static final int MAX_TOP_BOXES = 10_000;
    private static final int HEADER_BYTES = 8;
    private static final int LONG_HEADER_BYTES = 16;

    private Mp4Boxes() {}

    /** Why the file is not taken; empty where nothing speaks against it so far. */
    static Optional<String> refusal(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            List<Box> indexes = indexes(channel);
            if (indexes.size() > 1) {
                return Optional.of("has two indexes, so that players would show different films.");
            }
            if (indexes.isEmpty()) {
                return Optional.empty();
            }
            Box index = indexes.getFirst();
            return index.bytes() > MAX_INDEX_BYTES
                    ? Optional.of(
                            "has an index of " + index.bytes() + " bytes, which is too large.")
                    : tracks(read(channel, index));
        }
    }

    private static List<Box> indexes(FileChannel channel) throws IOException {
        List<Box> found = new ArrayList<>();
        ByteBuffer header = ByteBuffer.allocate(LONG_HEADER_BYTES);
        long at = 0;
        for (int count = 0; count < MAX_TOP_BOXES && at < channel.size(); count++) {
            header.clear();
            channel.read(header, at);
            Box box = box(header.flip(), at, channel.size());
            if (box == null) {
                break;
            }
            if (box.type().equals("moov")) {
                found.add(box);
            }
            at = box.end();
        }
        return found;
    }

    private static ByteBuffer read(FileChannel channel, Box box) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) box.bytes());
        channel.read(bytes, box.from());
        return bytes.flip();
    }

    private static Optional<String> tracks(ByteBuffer index) {
        List<ByteBuffer> tracks = children(index, "trak");
        if (tracks.size() > VideoLimits.TRACKS) {
            return Optional.of(
                    "has %,d tracks; at most %d are read."
                            .formatted(tracks.size(), VideoLimits.TRACKS));
        }
        return tracks.stream().flatMap(track -> refusal(track).stream()).findFirst();
    }

    private static Optional<String> refusal(ByteBuffer track) {
        List<ByteBuffer> media = children(track, "mdia");
        List<ByteBuffer> inner = media.stream().flatMap(m -> children(m, "minf").stream()).toList();
        boolean outside =
                inner.stream()
                        .flatMap(m -> children(m, "dinf").stream())
                        .flatMap(d -> children(d, "dref").stream())
                        .anyMatch(Mp4Boxes::leadsOutside);
        if (outside) {
            return Optional.of("takes its pictures or sound from another file.");
        }
        boolean pictures =
                media.stream().flatMap(m -> children(m, "hdlr").stream()).anyMatch(Mp4Boxes::film);
        return pictures
                ? inner.stream()
                        .flatMap(m -> children(m, "stbl").stream())
                        .flatMap(s -> children(s, "stsd").stream())
                        .flatMap(s -> tooLarge(s).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static boolean film(ByteBuffer handler) {
        return handler.limit() >= 12 && word(handler, 8).equals("vide");
    }

    /** A reference that does not say "in this file" and names something. */
    private static boolean leadsOutside(ByteBuffer references) {
        return children(skip(references, 8)).stream()
                .map(child -> child.inside())
                .anyMatch(one -> one.limit() > 4 && (one.getInt(0) & 1) == 0);
    }

    private static Optional<String> tooLarge(ByteBuffer descriptions) {
        for (Child one : children(skip(descriptions, 8))) {
            ByteBuffer inside = one.inside();
            if (inside.limit() >= 28) {
                int width = Short.toUnsignedInt(inside.getShort(24));
                int height = Short.toUnsignedInt(inside.getShort(26));
                if ((long) width * height > VideoLimits.PIXELS) {
                    return Optional.of(VideoWords.tooLarge(width, height));
                }
            }
        }
        return Optional.empty();
    }

    private static List<ByteBuffer> children(ByteBuffer parent, String type) {
        return children(parent).stream()
                .filter(child -> child.type().equals(type))
                .map(Child::inside)
                .toList();
    }

    private static List<Child> children(ByteBuffer parent) {
        List<Child> found = new ArrayList<>();
        int at = 0;
        while (at < parent.limit()) {
            Box box = box(skip(parent, at), at, parent.limit());
            if (box == null) {
                break;
            }
            found.add(new Child(box.type(), parent.slice((int) box.from(), (int) box.bytes())));
            at = (int) box.end();
        }
        return found;
    }

    private static ByteBuffer skip(ByteBuffer bytes, int count) {
        int from = Math.min(count, bytes.limit());
        return bytes.slice(from, bytes.limit() - from);
    }

    /** Null where there is none, or none that ends before the end. */
    private static @org.jspecify.annotations.Nullable Box box(
            ByteBuffer header, long at, long end) {
        if (header.limit() < HEADER_BYTES) {
            return null;
        }
        long size = Integer.toUnsignedLong(header.getInt(0));
        int headerBytes = HEADER_BYTES;
        if (size == 1 && header.limit() >= LONG_HEADER_BYTES) {
            size = header.getLong(HEADER_BYTES);
            headerBytes = LONG_HEADER_BYTES;
        } else if (size == 0) {
            size = end - at;
        }
        boolean fits = size >= headerBytes && size <= end - at;
        return fits ? new Box(word(header, 4), at + headerBytes, at + size) : null;
    }

    private static String word(ByteBuffer bytes, int at) {
        byte[] letters = new byte[4];
        bytes.get(at, letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    /** A box in the file, without its header. */
    private record Box(String type, long from, long end) {
        long bytes() {
            return end - from;
        }
    }

    /** A box inside another one. */
    private record Child(String type, ByteBuffer inside) {}
}
