package io.framehouse.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framehouse.TestVideos;
import io.framehouse.shared.DomainException;
import io.framehouse.storage.MediaInspector.PictureFacts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures are judged by their bytes. */
class ImageSniffingTest {
    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({"png,image/png", "jpg,image/jpeg"})
    void typeAndSizeComeFromTheContent(String format, String contentType) throws IOException {
        PictureFacts facts = check(TestPictures.make(format, 640, 360));
        assertThat(facts).isEqualTo(new PictureFacts(contentType, 640, 360));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void webpIsReadWithoutADecoder(boolean lossless) throws IOException {
        Path file = TestVideos.webp(directory.resolve("x.webp"), lossless, 322, 200);
        assertThat(PictureRules.check(file, "x", "images[0]"))
                .isEqualTo(new PictureFacts("image/webp", 322, 200));
        byte[] bytes = Files.readAllBytes(file);
        assertThat(refusal(Arrays.copyOf(bytes, bytes.length - 40)))
                .isEqualTo(
                        "robot.png is cut off or damaged. Save it again, or choose another file.");
    }

    @Test
    void extendedWebpTellsItsCanvas() throws IOException {
        byte[] lossy =
                Files.readAllBytes(TestVideos.webp(directory.resolve("x.webp"), false, 320, 200));
        byte[] chunk = Arrays.copyOfRange(lossy, 12, lossy.length);
        ByteBuffer file = ByteBuffer.allocate(12 + 18 + chunk.length);
        file.order(java.nio.ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + 18 + chunk.length);
        file.put("WEBPVP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(0);
        file.put(new byte[] {(byte) (319 & 0xFF), 319 >> 8, 0, (byte) 199, 0, 0}).put(chunk);
        assertThat(check(file.array())).isEqualTo(new PictureFacts("image/webp", 320, 200));
    }

    @Test
    void otherKindsAreRefusedByTheirName() {
        assertThat(refusal(TestPictures.make("gif", 300, 300)))
                .isEqualTo("robot.png is a GIF. Use PNG, JPEG or WebP.");
        assertThat(refusal(TestPictures.make("bmp", 300, 300))).contains("is a BMP.");
        assertThat(refusal(text("<!DOCTYPE html><html>"))).contains("is a web page.");
        assertThat(refusal(text("<svg xmlns='x'>"))).contains("is an SVG.");
        assertThat(refusal(text("%PDF-1.7"))).contains("is a PDF.");
        assertThat(refusal(text("\0\0\0\u0018ftypheic"))).contains("is a HEIC.");
        assertThat(refusal(text("\0\0\0\u0018ftypisom"))).contains("is a video.");
        assertThat(refusal(text("hello"))).contains("is not a picture that can be read.");
        assertThat(refusal(new byte[0])).contains("is empty.");
    }

    @ParameterizedTest
    @CsvSource({"1601,400,4.1:1", "2400,400,6:1", "300,1500,1:5", "200,801,1:4.1"})
    void ratiosOutsideAreRefusedWithTheirValue(int width, int height, String shown) {
        assertThat(refusal(TestPictures.make("png", width, height)))
                .isEqualTo("The image is " + shown + ". It must be between 1:4 and 4:1.");
    }

    @ParameterizedTest
    @CsvSource({"1600,400", "400,1600", "1,1"})
    void ratiosAtTheLimitAreTaken(int width, int height) throws IOException {
        assertThat(check(TestPictures.make("png", width, height)).width()).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({"png,0.5", "png,0.95", "jpg,0.5", "jpg,0.9"})
    void cutOffPicturesAreRefused(String format, double part) {
        byte[] whole = TestPictures.make(format, 640, 480);
        assertThat(refusal(Arrays.copyOf(whole, (int) (whole.length * part))))
                .contains("cut off or damaged");
    }

    @Test
    void nonsenseBehindAGoodBeginningIsRefused() {
        byte[] png = TestPictures.make("png", 640, 480);
        Arrays.fill(png, 60, png.length, (byte) 0x55);
        assertThat(refusal(png)).contains("cut off or damaged");
    }

    @Test
    void moreThanFiftyMegabytesAreRefusedUnread() throws IOException {
        Path file = directory.resolve("big");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(63L * 1024 * 1024);
        }
        assertThat(refusal(file))
                .isEqualTo(
                        "robot.png is 63 MB; the limit is 50 MB. Make it smaller, or choose another"
                                + " file.");
    }

    @Test
    void aPictureBombIsRefusedBeforeDecoding() {
        assertThat(refusal(pngHeader(30_000, 30_000)))
                .contains("30000×30000, that is 900 million pixels; the limit is 80 million.");
    }

    @Test
    void dataUrisMustBeExact() {
        byte[] png = TestPictures.make("png", 10, 10);
        assertThat(DataUri.decode(DataUri.encode("image/png", png), "images[0]")).isEqualTo(png);
        for (String bad :
                new String[] {
                    "data:image/png;base64,", "data:image/png,abcd", "data:text/html;base64,AAAA",
                    "data:image/png;base64,AAA", "data:image/png;base64,AA\nA", "data:;base64,AAAA",
                    "data:image/png;base64,AA*A", "data:image/png;base64"
                }) {
            DomainException refusal =
                    catchThrowableOfType(
                            DomainException.class, () -> DataUri.decode(bad, "images[0]"));
            assertThat(refusal.fieldErrors().getFirst().code()).isEqualTo("malformed");
        }
    }

    private static byte[] pngHeader(int width, int height) {
        ByteBuffer png = ByteBuffer.allocate(33);
        png.putLong(0x89504E470D0A1A0AL).putInt(13).putInt(0x49484452);
        png.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(png.array(), 12, 17);
        return png.putInt((int) crc.getValue()).array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private PictureFacts check(byte[] bytes) throws IOException {
        return PictureRules.check(
                Files.write(directory.resolve("picture"), bytes), "robot.png", "images[0]");
    }

    private String refusal(byte[] bytes) {
        try {
            return refusal(Files.write(directory.resolve("picture"), bytes));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private static String refusal(Path file) {
        DomainException refusal =
                catchThrowableOfType(
                        DomainException.class,
                        () -> PictureRules.check(file, "robot.png", "images[0]"));
        assertThat(refusal.fieldErrors().getFirst().field()).isEqualTo("images[0]");
        return refusal.getMessage();
    }
}
