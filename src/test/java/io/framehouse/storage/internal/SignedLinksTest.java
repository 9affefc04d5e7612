package io.framehouse.storage.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.MutableClock;
import io.framehouse.shared.TeamId;
import io.framehouse.storage.SignedLinks.Ticket;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.mock.env.MockEnvironment;

/** Links that prove themselves. */
class SignedLinksTest {
    private static final TeamId TEAM = TeamId.random();
    private static final UUID ID = UUID.randomUUID();

    @TempDir Path directory;
    private final MutableClock clock = new MutableClock(Instant.parse("2026-11-21T10:17:00Z"));
    private final MockEnvironment environment =
            new MockEnvironment()
                    .withProperty("framehouse.public-url", "https://video.example/fh/");

    @Test
    void aLinkGivesBackWhatItWasMadeFor() {
        HmacSignedLinks links = links("secret");
        String link = links.link(TEAM, "asset", ID, Duration.ofHours(24), "a b+c.mp4");
        assertThat(link).startsWith("https://video.example/fh/media/").endsWith("/a%20b%2Bc.mp4");
        Ticket ticket = links.openUrl(link).orElseThrow();
        assertThat(ticket)
                .isEqualTo(
                        new Ticket(
                                TEAM, "asset", ID, Instant.parse("2026-11-22T11:00:00Z"), false));
    }

    @Test
    void withinTheHourItIsTheSameLink() {
        HmacSignedLinks links = links("secret");
        String first = links.link(TEAM, "asset", ID, Duration.ofHours(24));
        clock.advance(Duration.ofMinutes(40));
        assertThat(links.link(TEAM, "asset", ID, Duration.ofHours(24))).isEqualTo(first);
        clock.advance(Duration.ofMinutes(10));
        assertThat(links.link(TEAM, "asset", ID, Duration.ofHours(24))).isNotEqualTo(first);
    }

    @Test
    void itLivesAsLongAsAskedAndThenIsOver() {
        HmacSignedLinks links = links("secret");
        String token = token(links.link(TEAM, "asset", ID, Duration.ofHours(1)));
        clock.advance(Duration.ofHours(1));
        assertThat(links.open(token).orElseThrow().expired()).isFalse();
        clock.advance(Duration.ofHours(1));
        assertThat(links.open(token).orElseThrow().expired()).isTrue();
    }

    @Test
    void everyChangedByteIsNoticed() {
        HmacSignedLinks links = links("secret");
        String token = token(links.link(TEAM, "asset", ID, Duration.ofHours(1)));
        int dot = token.indexOf('.');
        byte[] payload = Base64.getUrlDecoder().decode(token.substring(0, dot));
        for (int i = 0; i < payload.length; i++) {
            byte[] changed = payload.clone();
            changed[i] ^= 1;
            String forged =
                    Base64.getUrlEncoder().withoutPadding().encodeToString(changed)
                            + token.substring(dot);
            assertThat(links.open(forged)).isEmpty();
        }
        for (String bad :
                new String[] {"", ".", "a", token.substring(0, dot), token + "!", "a.b"}) {
            assertThat(links.open(bad)).isEmpty();
        }
        assertThat(links("another").open(token)).isEmpty();
    }

    @Test
    void foreignAddressesAreNotOurs() {
        HmacSignedLinks links = links("secret");
        String link = links.link(TEAM, "asset", ID, Duration.ofHours(1));
        assertThat(links.openUrl(link.replace("video.example", "evil.example"))).isEmpty();
        assertThat(links.openUrl("https://video.example/fh/api/v1/jobs")).isEmpty();
        assertThat(links.openUrl(link.substring(link.indexOf("/media/")))).isPresent();
    }

    @Test
    void livesOfMoreThanThirtyDaysAreRefused() {
        HmacSignedLinks links = links("secret");
        assertThatThrownBy(() -> links.link(TEAM, "asset", ID, Duration.ofDays(31)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> links.link(TEAM, "asset", ID, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void withoutASecretOneIsMadeOnceAndKeptForTheOwnerOnly() throws IOException {
        String token = token(links("").link(TEAM, "asset", ID, Duration.ofHours(1)));
        assertThat(links("").open(token)).isPresent();
        Path file = directory.resolve("link-key");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whileTheSecretKeyIsChangedLinksOfBothAreGood() {
        String before = token(links("old").link(TEAM, "asset", ID, Duration.ofHours(1)));
        HmacSignedLinks changing = links("new", "old");
        assertThat(changing.open(before)).isPresent();
        String after = token(changing.link(TEAM, "asset", ID, Duration.ofHours(1)));
        assertThat(after).isNotEqualTo(before);
        assertThat(changing.open(after)).isPresent();
        // Node by node: one that does not sign with the new one yet already knows it.
        assertThat(links("old", "new").open(after)).isPresent();
        assertThat(links("new").open(before)).isEmpty();
        assertThat(links("new").open(after)).isPresent();
    }

    @Test
    void linksOfTheFileAreGoodUntilItIsRemoved() throws IOException {
        String before = token(links("").link(TEAM, "asset", ID, Duration.ofHours(1)));
        assertThat(links("chosen").open(before)).isPresent();
        Files.delete(directory.resolve("link-key"));
        assertThat(links("chosen").open(before)).isEmpty();
        assertThat(Files.exists(directory.resolve("link-key"))).isFalse();
    }

    @Test
    void withoutAPublicUrlThePortIsUsed() {
        MockEnvironment local = new MockEnvironment().withProperty("server.port", "9999");
        assertThat(new PublicUrl(local).base()).isEqualTo("http://localhost:9999");
        assertThat(new PublicUrl(local.withProperty("local.server.port", "1234")).base())
                .isEqualTo("http://localhost:1234");
    }

    private static String token(String link) {
        String rest = link.substring(link.indexOf("/media/") + 7);
        return rest.substring(0, rest.indexOf('/'));
    }

    private HmacSignedLinks links(String secret) {
        return links(secret, "");
    }

    private HmacSignedLinks links(String secret, String previous) {
        LinkKey key = new LinkKey(secret, previous, new DataDirectory(directory));
        return new HmacSignedLinks(key, new PublicUrl(environment), clock);
    }
}
