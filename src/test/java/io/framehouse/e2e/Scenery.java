package io.framehouse.e2e;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Random;
import javax.imageio.ImageIO;

/** Drawn hills under a sun: pictures that can be told apart at a glance. */
final class Scenery {
    private static final int HILLS = 4;

    private Scenery() {}

    /** A PNG data URI; the same words give the same picture. */
    static String picture(String words, int width, int height) {
        Random chance = new Random(words.hashCode());
        float hue = chance.nextFloat();
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setPaint(
                new GradientPaint(
                        0,
                        0,
                        Color.getHSBColor(hue, 0.55f, 0.55f),
                        0,
                        height,
                        Color.getHSBColor(hue + 0.09f, 0.35f, 0.95f)));
        pen.fillRect(0, 0, width, height);
        double sun = Math.min(width, height) * 0.22;
        pen.setColor(new Color(255, 244, 214));
        pen.fill(
                new Ellipse2D.Double(
                        width * (0.2 + 0.5 * chance.nextDouble()), height * 0.16, sun, sun));
        for (int hill = 0; hill < HILLS; hill++) {
            pen.setColor(Color.getHSBColor(hue + 0.5f, 0.5f, 0.62f - 0.13f * hill));
            pen.fill(hill(chance, width, height, 0.46 + 0.13 * hill));
        }
        pen.dispose();
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(image));
    }

    private static Path2D hill(Random chance, int width, int height, double from) {
        Path2D hill = new Path2D.Double();
        double shift = chance.nextDouble() * Math.TAU;
        double waves = 1.2 + 1.6 * chance.nextDouble();
        hill.moveTo(0, height);
        for (int x = 0; x <= width; x += 4) {
            hill.lineTo(x, height * (from + 0.06 * Math.sin(shift + waves * Math.TAU * x / width)));
        }
        hill.lineTo(width, height);
        hill.closePath();
        return hill;
    }

    private static byte[] png(BufferedImage image) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
