package io.framehouse.sandbox;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.bytedeco.javacpp.Loader;

/** Test images drawn on the spot. */
final class Pictures {
    private Pictures() {}

    static byte[] bytes(String type, int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(
                new GradientPaint(0, 0, Color.ORANGE, width, height, new Color(20, 60, 140)));
        graphics.fillRect(0, 0, width, height);
        graphics.setColor(Color.WHITE);
        graphics.fillOval(width / 3, height / 3, width / 4 + 1, height / 4 + 1);
        graphics.dispose();
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, type, out);
            return out.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static String dataUri(int width, int height) {
        return "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(bytes("png", width, height));
    }

    /** The bundled ffmpeg writes the webp, since the JDK cannot. */
    static byte[] webp(Path directory, int width, int height)
            throws IOException, InterruptedException {
        Path png = Files.write(directory.resolve("in.png"), bytes("png", width, height));
        Path webp = directory.resolve("out.webp");
        Path program = Path.of(Loader.load(org.bytedeco.ffmpeg.ffmpeg.class));
        ProcessBuilder builder =
                new ProcessBuilder(
                        program.toString(), "-v", "error", "-i", png.toString(), webp.toString());
        builder.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
        builder.environment().put("DYLD_LIBRARY_PATH", String.valueOf(program.getParent()));
        if (builder.inheritIO().start().waitFor() != 0) {
            throw new IOException("ffmpeg made no webp");
        }
        return Files.readAllBytes(webp);
    }
}
