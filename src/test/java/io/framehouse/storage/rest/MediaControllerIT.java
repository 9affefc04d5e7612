package io.framehouse.storage.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.MediaContext;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.StorageFixtures;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import io.framehouse.storage.internal.TestPictures;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Signed links over HTTP. */
@MediaContext
class MediaControllerIT {
    private static final byte[] JPEG = TestPictures.make("jpg", 320, 200);

    @Autowired MediaController controller;
    @Autowired Uploads uploads;
    @Autowired SignedLinks links;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    @Value("${framehouse.data-dir}")
    Path data;

    @TempDir Path directory;
    MockMvcTester http;
    TeamId team;
    Upload upload;
    URI link;

    @BeforeEach
    void storeAPicture() throws Exception {
        http = MockMvcTester.of(controller);
        team = StorageFixtures.team(jdbc, transactions);
        Path file = Files.write(directory.resolve("x"), JPEG);
        upload =
                StorageFixtures.as(
                        TeamRole.MEMBER, team, () -> uploads.store(team, file, "Kissa ä.jpg", "f"));
        link = path(links.link(team, "upload", upload.id(), Duration.ofHours(2)));
    }

    @Test
    void theWholeFileComesWithSafeHeaders() {
        MvcTestResult answer = http.get().uri(link).exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer).body().isEqualTo(JPEG);
        HttpHeaders headers = headers(answer);
        assertThat(headers.getFirst("Content-Type")).isEqualTo("image/jpeg");
        assertThat(headers.getFirst("ETag")).isEqualTo('"' + upload.sha256() + '"');
        assertThat(headers.getFirst("Accept-Ranges")).isEqualTo("bytes");
        assertThat(headers.getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(headers.getFirst("Cache-Control")).matches("private, max-age=\\d+");
        assertThat(headers.getFirst("Content-Disposition"))
                .startsWith("inline; ")
                .contains("filename*=UTF-8''Kissa%20%C3%A4.jpg");
        assertThat(headers.getContentLength()).isEqualTo(JPEG.length);
    }

    @ParameterizedTest
    @CsvSource({"bytes=0-0,0,1", "bytes=10-19,10,20", "bytes=100-,100,-1", "bytes=-7,-7,-1"})
    void oneRangeIsServed(String range, int from, int to) {
        int start = from < 0 ? JPEG.length + from : from;
        int end = to < 0 ? JPEG.length : to;
        MvcTestResult answer = http.get().uri(link).header("Range", range).exchange();
        assertThat(answer).hasStatus(206);
        assertThat(answer).body().isEqualTo(Arrays.copyOfRange(JPEG, start, end));
        assertThat(headers(answer).getFirst("Content-Range"))
                .isEqualTo("bytes " + start + "-" + (end - 1) + "/" + JPEG.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=99999999-", "bytes=-0", "bytes=99999999-999999999"})
    void rangesBeyondTheEndAreRefused(String range) {
        MvcTestResult answer = http.get().uri(link).header("Range", range).exchange();
        assertThat(answer).hasStatus(416);
        assertThat(headers(answer).getFirst("Content-Range")).isEqualTo("bytes */" + JPEG.length);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=0-1,4-5", "bytes=9-3", "bytes=", "items=0-1", "bytes=a-b"})
    void unreadableRangesGiveTheWholeFile(String range) {
        assertThat(http.get().uri(link).header("Range", range).exchange()).hasStatus(200);
    }

    @Test
    void aRangeOfOtherBytesGivesTheWholeFile() {
        String tag = '"' + upload.sha256() + '"';
        var ask = http.get().uri(link).header("Range", "bytes=0-4");
        assertThat(ask.header("If-Range", tag).exchange()).hasStatus(206);
        assertThat(
                        http.get()
                                .uri(link)
                                .header("Range", "bytes=0-4")
                                .header("If-Range", "\"other\"")
                                .exchange())
                .hasStatus(200);
    }

    @Test
    void unchangedFilesAreNotSentAgain() {
        String tag = '"' + upload.sha256() + '"';
        for (String known : new String[] {tag, "W/" + tag, "\"a\", " + tag, "*"}) {
            MvcTestResult answer = http.get().uri(link).header("If-None-Match", known).exchange();
            assertThat(answer).hasStatus(304);
            assertThat(answer).body().isEmpty();
        }
        assertThat(http.get().uri(link).header("If-None-Match", "\"a\"").exchange()).hasStatusOk();
    }

    @Test
    void headGivesHeadersOnly() {
        MvcTestResult answer = http.head().uri(link).exchange();
        assertThat(answer).hasStatusOk();
        assertThat(answer).body().isEmpty();
        assertThat(headers(answer).getContentLength()).isEqualTo(JPEG.length);
    }

    @Test
    void tamperedLinksAreNotFound() {
        String text = link.toString();
        assertThat(http.get().uri(URI.create(text.replace("/media/A", "/media/B"))).exchange())
                .hasStatus(404);
        assertThat(http.get().uri("/media/nonsense").exchange()).hasStatus(404);
    }

    @Test
    void aGenuineLinkDoesNotReachAnotherTeamsFile() {
        TeamId other = StorageFixtures.team(jdbc, transactions);
        URI wrong = path(links.link(other, "upload", upload.id(), Duration.ofHours(2)));
        assertThat(http.get().uri(wrong).exchange()).hasStatus(404);
        URI unknown = path(links.link(team, "upload", UUID.randomUUID(), Duration.ofHours(2)));
        assertThat(http.get().uri(unknown).exchange()).hasStatus(404);
    }

    @Test
    void aLostFileIsGoneWithItsReason() throws Exception {
        Files.delete(data.resolve("blobs").resolve(upload.blobKey()));
        MvcTestResult answer = http.get().uri(link).exchange();
        assertThat(answer).hasStatus(410);
        assertThat(headers(answer).getFirst("Content-Type")).isEqualTo("application/problem+json");
    }

    private static HttpHeaders headers(MvcTestResult answer) {
        HttpHeaders headers = new HttpHeaders();
        answer.getResponse()
                .getHeaderNames()
                .forEach(name -> headers.addAll(name, answer.getResponse().getHeaders(name)));
        return headers;
    }

    private static URI path(String link) {
        return URI.create(link.substring("https://video.example".length()));
    }
}
