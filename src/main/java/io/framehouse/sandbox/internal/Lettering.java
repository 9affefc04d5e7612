package io.framehouse.sandbox.internal;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Draws what is not in the submitted image: caption, watermark, and a ground for text tasks. */
final class Lettering {
    private static final Logger LOG = LoggerFactory.getLogger(Lettering.class);
    private static final int MAX_LINES = 3;
    private static final Color VEIL = new Color(0, 0, 0, 120);
    private static final Color INK = new Color(255, 255, 255, 235);

    private Lettering() {}

    /** A transparent strip, as wide as the frame, with the prompt and the word sandbox. */
    static void caption(Path file, FrameSize frame, String prompt) throws IOException {
        int fontSize = Math.max(13, Math.min(frame.width(), frame.height()) / 26);
        int lineHeight = fontSize * 4 / 3;
        int height = (MAX_LINES + 2) * lineHeight / 2 * 2;
        BufferedImage image = new BufferedImage(frame.width(), height, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setPaint(new GradientPaint(0, 0, new Color(0, 0, 0, 0), 0, height / 2f, VEIL));
        graphics.fillRect(0, 0, frame.width(), height);
        int baseline = height - lineHeight * 3 / 2;
        int width = frame.width() - 2 * fontSize;
        write(graphics, fontSize, width, fontSize, baseline, prompt);
        write(graphics, fontSize, width, fontSize * 2 / 3, height - lineHeight / 2, "sandbox");
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    /** Writes lines downwards so that the last one stands on the given baseline. */
    private static void write(
            Graphics2D graphics, int left, int width, int fontSize, int lastBaseline, String text) {
        try {
            graphics.setRenderingHint(
                    RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, fontSize));
            List<String> lines = wrap(graphics.getFontMetrics(), text, width);
            int lineHeight = fontSize * 4 / 3;
            int baseline = lastBaseline - (lines.size() - 1) * lineHeight;
            graphics.setColor(INK);
            for (String line : lines) {
                graphics.drawString(line, left, baseline);
                baseline += lineHeight;
            }
        } catch (RuntimeException | LinkageError noFonts) {
            // A machine without fonts still gets its video, only without words.
            LOG.warn("sandbox draws no caption, this machine has no usable fonts", noFonts);
        }
    }

    private static List<String> wrap(FontMetrics metrics, String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        if (lines.size() > MAX_LINES) {
            List<String> kept = new ArrayList<>(lines.subList(0, MAX_LINES));
            kept.set(MAX_LINES - 1, kept.get(MAX_LINES - 1) + " …");
            return kept;
        }
        return lines;
    }

    /** A small box that says the video is made by a machine. */
    static void watermark(Path file, FrameSize frame) throws IOException {
        int fontSize = Math.max(12, Math.min(frame.width(), frame.height()) / 30);
        BufferedImage image =
                new BufferedImage(fontSize * 8, fontSize * 2, BufferedImage.TYPE_INT_ARGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(VEIL);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        write(graphics, fontSize / 2, fontSize * 8, fontSize, fontSize * 4 / 3, "AI-generated");
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }

    /** A ground whose colours come from the prompt. */
    static void ground(Path file, FrameSize canvas, String prompt) throws IOException {
        BufferedImage image =
                new BufferedImage(canvas.width(), canvas.height(), BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D graphics = image.createGraphics();
        float hue = (prompt.hashCode() & 0xFF) / 256f;
        graphics.setPaint(
                new GradientPaint(
                        0,
                        0,
                        Color.getHSBColor(hue, 0.55f, 0.75f),
                        canvas.width(),
                        canvas.height(),
                        Color.getHSBColor(hue + 0.35f, 0.6f, 0.35f)));
        graphics.fillRect(0, 0, canvas.width(), canvas.height());
        graphics.setColor(new Color(255, 255, 255, 50));
        int step = Math.max(60, canvas.height() / 6);
        for (int x = step; x < canvas.width(); x += 2 * step) {
            graphics.fillOval(x, (x * 7) % canvas.height(), step, step);
        }
        graphics.dispose();
        ImageIO.write(image, "png", file.toFile());
    }
}
