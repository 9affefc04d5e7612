package io.framehouse.storage.internal;

import java.awt.Dimension;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.FileImageInputStream;

/** Reads a picture's pixel size from its header, without decoding it. */
final class PictureHeaders {
    private static final int SOF_FIRST = 0xC0;
    private static final int SOF_LAST = 0xCF;

    private PictureHeaders() {}

    /** Throws {@link IOException} where the header is broken or cut off. */
    static Dimension size(FileKind kind, Path file) throws IOException {
        return switch (kind) {
            case PNG -> png(file);
            case JPEG -> jpeg(file);
            case WEBP -> WebpFile.size(file);
            default -> throw new IOException("no picture header");
        };
    }

    private static Dimension png(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            in.skipNBytes(12);
            if (in.readInt() != 0x49484452) {
                throw new IOException("no IHDR");
            }
            return positive(in.readInt(), in.readInt());
        }
    }

    // Segments until the frame header (ITU T.81, B.2): marker, length, content.
    private static Dimension jpeg(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            in.skipNBytes(2);
            while (true) {
                int marker = nextMarker(in);
                int length = in.readUnsignedShort();
                if (isFrame(marker)) {
                    in.skipNBytes(1);
                    int height = in.readUnsignedShort();
                    return positive(in.readUnsignedShort(), height);
                }
                if (marker == 0xDA || length < 2) {
                    throw new IOException("no frame header");
                }
                in.skipNBytes(length - 2L);
            }
        }
    }

    private static int nextMarker(DataInputStream in) throws IOException {
        int value = in.readUnsignedByte();
        if (value != 0xFF) {
            throw new IOException("no marker");
        }
        while (value == 0xFF) {
            value = in.readUnsignedByte();
        }
        return value;
    }

    private static boolean isFrame(int marker) {
        return marker >= SOF_FIRST
                && marker <= SOF_LAST
                && marker != 0xC4
                && marker != 0xC8
                && marker != 0xCC;
    }

    static Dimension positive(int width, int height) throws IOException {
        if (width <= 0 || height <= 0) {
            throw new IOException("no size");
        }
        return new Dimension(width, height);
    }

    static DataInputStream open(Path file) throws IOException {
        InputStream in = java.nio.file.Files.newInputStream(file);
        return new DataInputStream(new java.io.BufferedInputStream(in, 64 * 1024));
    }

    /** The JDK's reader for a kind. */
    static ImageReader reader(FileKind kind, FileImageInputStream input) throws IOException {
        Iterator<ImageReader> readers =
                ImageIO.getImageReadersByFormatName(kind == FileKind.PNG ? "png" : "jpeg");
        if (!readers.hasNext()) {
            throw new IOException("no reader for " + kind);
        }
        ImageReader reader = readers.next();
        reader.setInput(input, true, true);
        return reader;
    }
}
