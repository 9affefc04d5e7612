package io.framehouse.storage.internal;

import io.framehouse.storage.MediaInspector.PictureFacts;
import java.awt.Dimension;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;

/** A picture on disk: what it is, how big, and whether all of it is there. */
final class PictureFile {
    /** More pixels than this are refused before decoding. */
    static final long MAX_PIXELS = 80_000_000L;

    private static final int DECODED_SIDE_PIXELS = 512;

    private PictureFile() {}

    static FileKind kind(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return FileKind.of(in.readNBytes(FileKind.HEAD_BYTES));
        }
    }

    /** Throws {@link IOException} where the header is broken. */
    static PictureFacts facts(FileKind kind, Path file) throws IOException {
        String contentType = kind.contentType();
        if (contentType == null) {
            throw new IOException("no picture");
        }
        Dimension size = PictureHeaders.size(kind, file);
        return new PictureFacts(contentType, size.width, size.height);
    }

    /**
     * Throws {@link IOException} where the picture is cut off or cannot be decoded. PNG and JPEG
     * are decoded, thinned out so that memory stays small; of WebP, which Java cannot decode, the
     * chunks are counted.
     */
    static void checkReadable(FileKind kind, Path file) throws IOException {
        if (kind == FileKind.WEBP) {
            WebpFile.checkComplete(file);
            return;
        }
        try (FileImageInputStream input = new FileImageInputStream(file.toFile())) {
            ImageReader reader = PictureHeaders.reader(kind, input);
            try {
                decode(reader);
            } catch (RuntimeException broken) {
                // The JDK's decoders throw these on nonsense.
                throw new IOException("undecodable", broken);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void decode(ImageReader reader) throws IOException {
        AtomicBoolean cutOff = new AtomicBoolean();
        IIOReadWarningListener listener =
                (source, warning) -> {
                    if (isCutOff(warning)) {
                        cutOff.set(true);
                    }
                };
        reader.addIIOReadWarningListener(listener);
        ImageReadParam thinned = reader.getDefaultReadParam();
        int step =
                Math.max(1, Math.max(reader.getWidth(0), reader.getHeight(0)) / DECODED_SIDE_PIXELS);
        thinned.setSourceSubsampling(step, step, 0, 0);
        if (reader.canReadRaster()) {
            reader.readRaster(0, thinned);
        } else {
            reader.read(0, thinned);
        }
        if (cutOff.get()) {
            throw new EOFException("cut off");
        }
    }

    // The JDK's JPEG decoder fills the missing part with grey and only warns, in these words.
    private static boolean isCutOff(String warning) {
        return warning.contains("remature end") || warning.startsWith("Truncated File");
    }
}
