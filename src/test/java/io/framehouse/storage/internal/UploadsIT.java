package io.framehouse.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.framehouse.LoopbackServer;
import io.framehouse.MediaContext;
import io.framehouse.shared.CommonError;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.StorageFixtures;
import io.framehouse.storage.Upload;
import io.framehouse.storage.Uploads;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pictures in every form a request may carry. */
@MediaContext
class UploadsIT {
    private static final byte[] PNG = TestPictures.make("png", 320, 200);

    @Autowired Uploads uploads;
    @Autowired BlobStore blobs;
    @Autowired SignedLinks links;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    @Value("${framehouse.data-dir}")
    Path data;

    @TempDir Path directory;
    TeamId team;

    @BeforeEach
    void makeTeam() {
        team = StorageFixtures.team(jdbc, transactions);
    }

    @Test
    void aStoredPictureIsFoundWithItsFacts() throws IOException {
        Upload upload = store("C:\\pictures\\robot.png");
        assertThat(upload.contentType()).isEqualTo("image/png");
        assertThat(upload.width()).isEqualTo(320);
        assertThat(upload.fileName()).isEqualTo("robot.png");
        assertThat(asMember(() -> uploads.find(team, upload.id()))).contains(upload);
        try (InputStream bytes = blobs.open(upload.blobKey(), 0, -1)) {
            assertThat(bytes.readAllBytes()).isEqualTo(PNG);
        }
        assertThat(asMember(() -> uploads.asDataUri(team, upload.id())))
                .isEqualTo(DataUri.encode("image/png", PNG));
    }

    @Test
    void theSameBytesAreKeptOnceATeam() {
        Upload upload = store("a.png");
        assertThat(store("b.png")).isEqualTo(upload);
        assertThat(take(DataUri.encode("image/jpeg", PNG))).isEqualTo(upload);
        TeamId other = StorageFixtures.team(jdbc, transactions);
        Upload theirs =
                StorageFixtures.as(
                        TeamRole.MEMBER,
                        other,
                        () -> uploads.take(other, DataUri.encode("image/png", PNG), "images[0]"));
        assertThat(theirs.id()).isNotEqualTo(upload.id());
        assertThat(theirs.blobKey()).isNotEqualTo(upload.blobKey());
    }

    @Test
    void everyFormOfOurOwnPicturesIsRecognised() {
        Upload upload = store("a.png");
        String link = links.link(team, "upload", upload.id(), Duration.ofHours(1));
        assertThat(take(upload.reference())).isEqualTo(upload);
        assertThat(take(link)).isEqualTo(upload);
        assertThat(take("https://video.example/api/v1/uploads/" + upload.id())).isEqualTo(upload);
        assertThat(take("/api/v1/uploads/" + upload.id())).isEqualTo(upload);
    }

    @Test
    void picturesOfAnotherTeamAreUnknown() {
        Upload upload = store("a.png");
        String link = links.link(team, "upload", upload.id(), Duration.ofHours(1));
        TeamId mine = team;
        team = StorageFixtures.team(jdbc, transactions);
        for (String image :
                new String[] {
                    upload.reference(),
                    link,
                    "https://video.example/api/v1/uploads/" + upload.id(),
                    "upload:" + UUID.randomUUID(),
                    "upload:nonsense",
                    link.replace("/media/A", "/media/B")
                }) {
            assertThat(refusal(() -> take(image)).fieldErrors().getFirst().code())
                    .isEqualTo("unknown_upload");
        }
        DomainException notFound = refusal(() -> asMember(() -> uploads.find(mine, upload.id())));
        assertThat(notFound.code()).isEqualTo(CommonError.NOT_FOUND);
    }

    @Test
    void aPictureBehindALinkIsFetchedAndKept() {
        try (LoopbackServer server = new LoopbackServer()) {
            server.serve("/cat pictures/cat.png", "text/plain", PNG);
            server.serve("/page", "image/png", "<html>".getBytes());
            Upload upload = take(server.at("/cat%20pictures/cat.png").toString());
            assertThat(upload.fileName()).isEqualTo("cat.png");
            assertThat(upload.contentType()).isEqualTo("image/png");
            assertThat(refusal(() -> take(server.at("/page").toString())))
                    .hasMessage("page is a web page. Use PNG, JPEG or WebP.");
            assertThat(refusal(() -> take(server.at("/nothing").toString())))
                    .hasMessage("We could not open this link (404). Check it, or upload the file.");
        }
    }

    @Test
    void otherWordsAreRefusedWithTheForms() {
        for (String image : new String[] {"", "cat.png", "ftp://x/y.png", "javascript:alert(1)"}) {
            assertThat(refusal(() -> take(image))).hasMessageStartingWith("An image must be");
        }
    }

    @Test
    void aViewerMayLookAndNotUpload() throws IOException {
        Upload upload = store("a.png");
        assertThat(StorageFixtures.as(TeamRole.VIEWER, team, () -> uploads.find(team, upload.id())))
                .isPresent();
        Path file = Files.write(directory.resolve("picture"), PNG);
        DomainException refusal =
                refusal(() ->
                        StorageFixtures.as(
                                TeamRole.VIEWER,
                                team,
                                () -> uploads.store(team, file, null, "file")));
        assertThat(refusal.code()).isEqualTo(CommonError.FORBIDDEN);
    }

    @Test
    void nothingTemporaryIsLeftBehind() throws IOException {
        store("a.png");
        refusal(() -> take("data:image/png;base64,AAAA"));
        try (Stream<Path> left = Files.list(data.resolve("tmp"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void partsOfABlobCanBeRead() throws IOException {
        Upload upload = store("a.png");
        try (InputStream bytes = blobs.open(upload.blobKey(), 10, 5)) {
            assertThat(bytes.readAllBytes()).isEqualTo(java.util.Arrays.copyOfRange(PNG, 10, 15));
        }
    }

    private Upload store(String name) {
        try {
            Path file = Files.write(directory.resolve("picture"), PNG);
            return asMember(() -> uploads.store(team, file, name, "images[0]"));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    private Upload take(String image) {
        return asMember(() -> uploads.take(team, image, "images[0]"));
    }

    private <T> T asMember(Supplier<T> work) {
        return StorageFixtures.as(TeamRole.MEMBER, team, work);
    }

    private static DomainException refusal(Supplier<?> work) {
        return catchThrowableOfType(DomainException.class, work::get);
    }
}
