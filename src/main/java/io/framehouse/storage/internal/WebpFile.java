package io.framehouse.storage.internal;

import java.awt.Dimension;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The container of WebP: RIFF chunks with little-endian lengths.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649</a>
 */
final class WebpFile {
    private static final int RIFF_HEADER_BYTES = 12;
    private static final int CHUNK_HEADER_BYTES = 8;

    private WebpFile() {}

    static Dimension size(Path file) throws IOException {
        try (DataInputStream in = PictureHeaders.open(file)) {
            in.skipNBytes(RIFF_HEADER_BYTES);
            int chunk = in.readInt();
            in.skipNBytes(4);
            return switch (chunk) {
                case 0x56503820 -> lossy(in);
                case 0x5650384C -> lossless(in);
                case 0x56503858 -> extended(in);
                default -> throw new IOException("unknown first chunk");
            };
        }
    }

    /** Walks the chunks and throws where the file ends before they do or holds no picture. */
    static void checkComplete(Path file) throws IOException {
        long bytes = Files.size(file);
        try (DataInputStream in = PictureHeaders.open(file)) {
            in.skipNBytes(4);
            long end = little32(in) + CHUNK_HEADER_BYTES;
            if (end > bytes) {
                throw new EOFException("cut off");
            }
            in.skipNBytes(4);
            boolean picture = false;
            long position = RIFF_HEADER_BYTES;
            while (position + CHUNK_HEADER_BYTES <= end) {
                int chunk = in.readInt();
                long length = little32(in);
                in.skipNBytes(length + (length & 1));
                position += CHUNK_HEADER_BYTES + length + (length & 1);
                picture |= chunk == 0x56503820 || chunk == 0x5650384C || chunk == 0x414E4D46;
            }
            if (!picture || position > end) {
                throw new EOFException("no picture data");
            }
        }
    }

    private static Dimension lossy(DataInputStream in) throws IOException {
        in.skipNBytes(3);
        if (in.readUnsignedByte() != 0x9D || in.readUnsignedShort() != 0x012A) {
            throw new IOException("no key frame");
        }
        int width = little16(in) & 0x3FFF;
        return PictureHeaders.positive(width, little16(in) & 0x3FFF);
    }

    private static Dimension lossless(DataInputStream in) throws IOException {
        if (in.readUnsignedByte() != 0x2F) {
            throw new IOException("no lossless signature");
        }
        long bits = little32(in);
        int width = (int) (bits & 0x3FFF) + 1;
        return PictureHeaders.positive(width, (int) ((bits >> 14) & 0x3FFF) + 1);
    }

    private static Dimension extended(DataInputStream in) throws IOException {
        in.skipNBytes(4);
        int width = little24(in) + 1;
        return PictureHeaders.positive(width, little24(in) + 1);
    }

    private static int little16(DataInputStream in) throws IOException {
        return in.readUnsignedByte() | (in.readUnsignedByte() << 8);
    }

    private static int little24(DataInputStream in) throws IOException {
        return little16(in) | (in.readUnsignedByte() << 16);
    }

    private static long little32(DataInputStream in) throws IOException {
        return Integer.toUnsignedLong(Integer.reverseBytes(in.readInt()));
    }
}
