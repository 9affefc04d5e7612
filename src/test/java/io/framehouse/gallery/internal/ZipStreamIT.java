package io.framehouse.gallery.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MediaContext;
import io.framehouse.gallery.Downloads;
import io.framehouse.gallery.Downloads.Prepared;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UserId;
import io.framehouse.storage.Blob;
import io.framehouse.storage.BlobStore;
import io.framehouse.storage.MediaStream;
import io.framehouse.storage.MediaStream.Streamed;
import io.framehouse.storage.SignedLinks;
import io.framehouse.storage.SignedLinks.Ticket;
import io.framehouse.storage.StorageFixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Chosen videos come as one ZIP that nobody holds in memory. */
@MediaContext
class ZipStreamIT {
    private static final int MEBIBYTE = 1024 * 1024;

    @Autowired Downloads downloads;
    @Autowired MediaStream stream;
    @Autowired SignedLinks links;
    @Autowired BlobStore blobs;
    @Autowired JdbcClient jdbc;
    @Autowired TeamTransactions transactions;

    @TempDir Path directory;
    GalleryRows rows;
    TeamId team;
    UserId person;

    @BeforeEach
    void aTeam() {
        rows = new GalleryRows(jdbc, transactions);
        team = StorageFixtures.team(jdbc, transactions);
        person = rows.person();
    }

    @Test
    void itHoldsTheBytesATableAndWhatIsMissing() throws IOException {
        Blob blob = blob("bytes".getBytes(StandardCharsets.UTF_8));
        UUID first = rows.video(team, "Robot /walks\\ home: \"now\"", blob);
        UUID sly = rows.video(team, "=HYPERLINK(1)", blob);
        UUID gone = rows.video(team, "Gone", blob);
        rows.change("update asset set state = 'expired' where id = ?", gone);
        UUID foreign = rows.video(StorageFixtures.team(jdbc, transactions), "Theirs", blob);
        Prepared zip = prepare(Set.of(first, sly, gone, foreign));
        assertThat(zip.videos()).isEqualTo(2);
        assertThat(zip.missing()).isEqualTo(2);
        assertThat(zip.bytes()).isEqualTo(10);
        Map<String, byte[]> entries = entries(zip);
        assertThat(entries).hasSize(4).containsKeys("videos.csv", "missing.txt");
        assertThat(entries.keySet())
                .anyMatch(name ->
                        name.matches("\\d{4}-\\d\\d-\\d\\d_robot-walks-home-now_\\w{12}\\.mp4"))
                .allMatch(name -> name.matches("[\\p{L}\\p{N}_.-]+"));
        String table = new String(entries.get("videos.csv"), StandardCharsets.UTF_8);
        assertThat(table)
                .startsWith("\ufefffile,id,")
                .contains("'=HYPERLINK(1)", ",1.500,320,180,", ",48.5,")
                .doesNotContain(foreign.toString());
        assertThat(new String(entries.get("missing.txt"), StandardCharsets.UTF_8))
                .startsWith(gone.toString());
    }

    /** What goes after it was asked for is named, in the table too. */
    @Test
    void whatGoesMeanwhileIsMissing() throws IOException {
        Blob blob = blob("bytes".getBytes(StandardCharsets.UTF_8));
        UUID stays = rows.video(team, "Stays", blob);
        UUID thrown = rows.video(team, "Thrown away", blob);
        UUID lost = rows.video(team, "Lost", blob(new byte[] {1, 2}));
        Prepared zip = prepare(Set.of(stays, thrown, lost));
        assertThat(zip.missing()).isZero();
        rows.change(
                "update gallery_item set trashed_at = now(), trashed_by = 'x' where id = ?",
                thrown);
        blobs.delete(key(lost));
        Map<String, byte[]> entries = entries(zip);
        assertThat(entries).hasSize(3);
        assertThat(new String(entries.get("missing.txt"), StandardCharsets.UTF_8))
                .contains(thrown.toString(), lost.toString())
                .doesNotContain(stays.toString());
        assertThat(new String(entries.get("videos.csv"), StandardCharsets.UTF_8).lines())
                .filteredOn(line -> line.startsWith(","))
                .hasSize(2)
                .allMatch(
                        line -> line.contains(thrown.toString()) || line.contains(lost.toString()));
    }

    /** No program takes a file for whole that broke off within a video. */
    @Test
    void aVideoThatEndsTooSoonLeavesNoWholeFile() throws IOException {
        UUID whole = rows.video(team, "Whole", blob(new byte[100]));
        UUID cut = rows.video(team, "Cut", blob(new byte[200]));
        Prepared zip = prepare(Set.of(whole, cut));
        rows.change("update asset set bytes = bytes + 1 where id = ?", cut);
        Path file = directory.resolve("broken.zip");
        try (OutputStream target = Files.newOutputStream(file)) {
            assertThatThrownBy(() -> streamed(zip).writer().writeTo(target))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("200 bytes of 201");
        }
        assertThat(Files.size(file)).isGreaterThan(100);
        assertThatThrownBy(() -> new ZipFile(file.toFile())).isInstanceOf(ZipException.class);
    }

    @Test
    void namesOfFilesSuitEverySystem() throws IOException {
        Blob blob = blob(new byte[1]);
        UUID first = rows.video(team, "../..\\con: Cafe\u0301 \u202egpj.exe", blob);
        UUID same = rows.video(team, "../..\\con: Cafe\u0301 \u202egpj.exe", blob);
        UUID other = rows.video(team, "\u0915\u094d\u0937 " + "\ud83d\ude80".repeat(30), blob);
        UUID none = rows.video(team, "\u202e///", blob);
        Prepared zip = prepare(Set.of(first, same, other, none));
        assertThat(entries(zip).keySet())
                .filteredOn(name -> !name.equals("videos.csv"))
                .extracting(
                        name -> name.substring(10, name.length() - "_123456789012.mp4".length()))
                .containsExactlyInAnyOrder(
                        "_con-caf\u00e9-gpj-exe",
                        "_con-caf\u00e9-gpj-exe",
                        "_\u0915\u094d\u0937",
                        "");
    }

    private String key(UUID video) {
        return transactions.onPlatform(() ->
                jdbc.sql("select blob_key from asset where id = ?")
                        .param(video)
                        .query(String.class)
                        .single());
    }

    @Test
    void fiveHundredVideosStreamInConstantMemory() throws IOException {
        Blob blob = blob(new byte[2 * MEBIBYTE]);
        Set<UUID> videos =
                rows.copies(team, rows.video(team, "Take 1", blob), Downloads.MOST_VIDEOS);
        Prepared zip = prepare(videos);
        assertThat(zip.bytes()).isEqualTo(1000L * MEBIBYTE);
        Sink sink = new Sink();
        streamed(zip).writer().writeTo(sink);
        assertThat(sink.bytes).isGreaterThan(1000L * MEBIBYTE);
        assertThat(sink.most - sink.least).as("bytes of heap in use").isLessThan(32L * MEBIBYTE);
    }

    @Test
    void aPersonFetchesTwoAtOnce() throws IOException {
        UUID video = rows.video(team, "A film", blob(new byte[100]));
        Streamed zip = streamed(prepare(Set.of(video)));
        OutputStream nested =
                new ByteArrayOutputStream() {
                    private boolean asked;

                    @Override
                    public synchronized void write(byte[] bytes, int from, int length) {
                        super.write(bytes, from, length);
                        if (!asked) {
                            asked = true;
                            second(zip);
                        }
                    }
                };
        zip.writer().writeTo(nested);
        assertThat(entries(prepare(Set.of(video)))).hasSize(2);
    }

    /** Within the first: one more is let through, and within that one no third. */
    private static void second(Streamed zip) {
        try {
            zip.writer()
                    .writeTo(
                            new ByteArrayOutputStream() {
                                @Override
                                public synchronized void write(byte[] bytes, int from, int length) {
                                    assertThatThrownBy(() ->
                                                    zip.writer()
                                                            .writeTo(
                                                                    OutputStream
                                                                            .nullOutputStream()))
                                            .hasMessageContaining("Two of your downloads");
                                }
                            });
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void tooManyAndNoneAreRefused() {
        assertThatThrownBy(() -> prepare(Set.of())).hasMessageContaining("0 videos are chosen");
        Set<UUID> many = new HashSet<>();
        while (many.size() <= Downloads.MOST_VIDEOS) {
            many.add(UUID.randomUUID());
        }
        assertThatThrownBy(() -> prepare(many)).hasMessageContaining("1 to 500");
        assertThatThrownBy(() -> prepare(Set.of(UUID.randomUUID()))).hasMessageContaining("video");
    }

    private Blob blob(byte[] bytes) throws IOException {
        return blobs.put(team, Files.write(directory.resolve("film"), bytes));
    }

    private Prepared prepare(Set<UUID> videos) {
        return GalleryRows.as(person, TeamRole.VIEWER, team, () -> downloads.prepare(team, videos));
    }

    private Streamed streamed(Prepared zip) {
        Ticket ticket = links.openUrl(zip.link()).orElseThrow();
        assertThat(ticket.kind()).isEqualTo(stream.kind());
        return stream.find(ticket.team(), ticket.id()).orElseThrow();
    }

    private Map<String, byte[]> entries(Prepared zip) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        streamed(zip).writer().writeTo(bytes);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in =
                new ZipInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            ZipEntry entry = in.getNextEntry();
            while (entry != null) {
                entries.put(entry.getName(), in.readAllBytes());
                entry = in.getNextEntry();
            }
        }
        return entries;
    }

    /** Counts, and looks at the heap after each hundred MiB, when the garbage is gone. */
    private static final class Sink extends OutputStream {
        private long bytes;
        private long next = MEBIBYTE;
        private long least = Long.MAX_VALUE;
        private long most;

        @Override
        public void write(int one) {
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) {
            bytes += length;
            if (bytes >= next) {
                next += 100L * MEBIBYTE;
                System.gc();
                long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
                least = Math.min(least, used);
                most = Math.max(most, used);
            }
        }
    }
}
