package io.framehouse.storage.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framehouse.MediaContext;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.StorageFixtures;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import io.framehouse.storage.internal.TestPictures;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Files that are two things at once: refused, or served as the harmless one and nothing else. */
@MediaContext
class PolyglotsIT {
    private static final String PAGE = "<html><script>alert(document.domain)</script></html>";
    private static final byte[] PNG = TestPictures.make("png", 320, 200);
    private static final byte[] JPEG = TestPictures.make("jpg", 320, 200);

    @Autowired MediaController controller;
    @Autowired Uploads uploads;
    @Autowired SignedLinks links;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    @TempDir Path directory;
    private TeamId team;

    @BeforeEach
    void makeTeam() {
        team = StorageFixtures.team(jdbc, transactions);
    }

    static Stream<byte[]> twoThings() {
        return Stream.of(
                joined(PNG, ascii(PAGE)),
                joined(JPEG, ascii(PAGE)),
                joined(JPEG, archive()),
                joined(PNG, ascii("\n%PDF-1.7\n/JS (app.alert(1))")));
    }

    @ParameterizedTest
    @MethodSource("twoThings")
    void aPictureWithSomethingBehindItIsServedAsAPictureOnly(byte[] bytes) {
        MvcTestResult answer = get(store(bytes, "robot.png"));
        assertThat(answer).hasStatusOk();
        assertThat(header(answer, "Content-Type")).matches("image/(png|jpeg)");
        assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(header(answer, "Content-Security-Policy"))
                .contains("default-src 'none'", "sandbox")
                .doesNotContain("script-src", "allow-scripts");
        assertThat(header(answer, "Content-Disposition")).startsWith("inline; ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF89a/*....*/=1;alert(document.domain)//",
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>",
                "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>",
                "<!DOCTYPE html><script>alert(1)</script>",
                "\u00ff\u00d8\u00ff<html><script>alert(1)</script>",
                "\u0089PNG\r\n\u001a\n<html><script>alert(1)</script>",
                "RIFF\u0010\0\0\0WEBP<script>alert(1)</script>",
                "PK\u0003\u0004<script>alert(1)</script>",
                "%PDF-1.7 <script>alert(1)</script>"
            })
    void whatOnlyBeginsLikeAPictureIsRefused(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        DomainException refusal =
                catchThrowableOfType(DomainException.class, () -> store(bytes, "robot.png"));
        assertThat(refusal.fieldErrors()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "page.html, page.html.png",
        "robot.svg, robot.svg.png",
        "robot.png.exe, robot.png.exe.png",
        "robot, robot.png",
        "Robot.PNG, Robot.PNG"
    })
    void aPictureIsSavedUnderAPicturesName(String name, String saved) {
        MvcTestResult answer = get(store(PNG, name));
        assertThat(header(answer, "Content-Disposition")).endsWith("filename*=UTF-8''" + saved);
    }

    @Test
    void aLineBreakInANameDoesNotMakeAHeader() {
        MvcTestResult answer = get(store(PNG, "a\r\nSet-Cookie: x=y\";.png"));
        assertThat(answer.getResponse().getHeader("Set-Cookie")).isNull();
        assertThat(header(answer, "Content-Disposition")).doesNotContain("\r", "\n");
    }

    private Upload store(byte[] bytes, String name) {
        try {
            Path file = Files.write(directory.resolve("picture"), bytes);
            return StorageFixtures.as(
                    TeamRole.MEMBER, team, () -> uploads.store(team, file, name, "images[0]"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private MvcTestResult get(Upload upload) {
        String link = links.link(team, "upload", upload.id(), Duration.ofHours(2));
        URI path = URI.create(link.substring("https://video.example".length()));
        return MockMvcTester.of(controller).get().uri(path).exchange();
    }

    private static String header(MvcTestResult answer, String name) {
        return String.valueOf(answer.getResponse().getHeader(name));
    }

    private static byte[] archive() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("index.html"));
            zip.write(ascii(PAGE));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
