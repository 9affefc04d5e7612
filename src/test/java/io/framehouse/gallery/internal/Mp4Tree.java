package io.framehouse.gallery.internal;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The boxes of an MP4, to be changed and written again. */
final class Mp4Tree {
    private static final Set<String> PARENTS =
            Set.of("moov", "trak", "mdia", "minf", "dinf", "stbl", "edts");

    private final List<Node> boxes;

    private Mp4Tree(List<Node> boxes) {
        this.boxes = boxes;
    }

    static Mp4Tree of(byte[] file) {
        return new Mp4Tree(parse(ByteBuffer.wrap(file)));
    }

    /** All boxes of a type with other contents. */
    Mp4Tree with(String type, UnaryOperator<byte[]> change) {
        return new Mp4Tree(changed(boxes, type, change));
    }

    byte[] bytes() {
        return written(boxes);
    }

    static byte[] box(String type, byte[]... contents) {
        int size = 8;
        for (byte[] one : contents) {
            size += one.length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size).putInt(size);
        bytes.put(type.getBytes(StandardCharsets.ISO_8859_1));
        for (byte[] one : contents) {
            bytes.put(one);
        }
        return bytes.array();
    }

    private static List<Node> changed(List<Node> all, String type, UnaryOperator<byte[]> change) {
        List<Node> result = new ArrayList<>();
        for (Node one : all) {
            if (one.type().equals(type)) {
                byte[] before = one.inside().isEmpty() ? one.data() : written(one.inside());
                result.add(new Node(type, change.apply(before), List.of()));
            } else {
                result.add(new Node(one.type(), one.data(), changed(one.inside(), type, change)));
            }
        }
        return result;
    }

    private static List<Node> parse(ByteBuffer bytes) {
        List<Node> found = new ArrayList<>();
        while (bytes.remaining() >= 8) {
            int size = bytes.getInt();
            byte[] type = new byte[4];
            bytes.get(type);
            byte[] data = new byte[size - 8];
            bytes.get(data);
            String name = new String(type, StandardCharsets.ISO_8859_1);
            found.add(
                    new Node(
                            name,
                            data,
                            PARENTS.contains(name) ? parse(ByteBuffer.wrap(data)) : List.of()));
        }
        return found;
    }

    private static byte[] written(List<Node> all) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Node one : all) {
            byte[] inside = one.inside().isEmpty() ? one.data() : written(one.inside());
            out.writeBytes(box(one.type(), inside));
        }
        return out.toByteArray();
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Node(String type, byte[] data, List<Node> inside) {}
}
