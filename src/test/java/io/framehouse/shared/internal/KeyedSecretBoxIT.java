package io.framehouse.shared.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.PostgresTest;
import io.framehouse.access.AccessApplication;
import io.framehouse.shared.SecretBox;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamTransactions;
import io.framehouse.shared.UnreadableSecretException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

/** Secrets under the keys of teams and of the platform. */
@SpringBootTest(classes = AccessApplication.class)
@PostgresTest
class KeyedSecretBoxIT {
    private static final String SECRET_KEY = "dGVzdC1vbmx5LXRlc3Qtb25seS10ZXN0LW9ubHktMTI=";
    private static final String PLACE = "account/1";

    @Autowired SecretBox box;
    @Autowired TeamTransactions transactions;
    @Autowired DataKeyRows rows;
    @Autowired DataKeys keys;
    @Autowired Clock clock;

    private final TeamId team = TeamId.random();

    @Test
    void opensWhatItSealedAlsoOnAnotherNode() {
        byte[] sealed = box.sealFor(team, "vda_secret", PLACE);
        assertThat(node(SECRET_KEY).open(sealed, PLACE)).isEqualTo("vda_secret");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("vda_secret");
    }

    @Test
    void sealingTwiceGivesDifferentBytes() {
        assertThat(box.seal("x", "c")).isNotEqualTo(box.seal("x", "c"));
    }

    @Test
    void anotherContextKeyOrByteOpensNothing() {
        byte[] sealed = box.seal("vda_secret", PLACE);
        unreadable(box, sealed, "account/2");
        unreadable(node(SECRET_KEY + "!"), sealed, PLACE);
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            unreadable(box, changed, PLACE);
        }
        unreadable(box, new byte[0], PLACE);
        unreadable(box, new byte[] {2}, PLACE);
    }

    @Test
    void aKeyOfTheTrailSealsNothing() {
        byte[] sealed = box.seal("vda_secret", PLACE);
        byte[] other = sealed.clone();
        System.arraycopy(head(keys.current(KeyOwner.AUDIT)), 0, other, 1, 16);
        unreadable(box, other, PLACE);
    }

    @Test
    void whatWasSealedBeforeThereWereDataKeysOpensAndIsSealedAnew() {
        byte[] old = new DerivedBox(SECRET_KEY).seal("vda_secret", PLACE);
        assertThat(box.open(old, PLACE)).isEqualTo("vda_secret");
        byte[] fresh = box.reseal(team, old, PLACE).orElseThrow();
        assertThat(box.open(fresh, PLACE)).isEqualTo("vda_secret");
        assertThat(box.reseal(team, fresh, PLACE)).isEmpty();
        assertThat(box.reseal(TeamId.random(), fresh, PLACE)).isPresent();
    }

    @Test
    void ofASecretKeyThatIsChangedBothOpenWhatWasSealedBeforeDataKeys() {
        byte[] old = new DerivedBox(SECRET_KEY).seal("vda_secret", PLACE);
        SecretKeys changed = new SecretKeys("another-secret-key-of-32-characters", SECRET_KEY);
        assertThat(new KeyedSecretBox(keys, changed).open(old, PLACE)).isEqualTo("vda_secret");
    }

    /** It is opened in the transactions of both roles, and in none. */
    @Test
    void opensWhereverItIsNeeded() {
        byte[] sealed = box.sealFor(team, "vda_secret", PLACE);
        assertThat(transactions.onPlatform(() -> node(SECRET_KEY).open(sealed, PLACE)))
                .isEqualTo("vda_secret");
        assertThat(transactions.inTeam(team, () -> node(SECRET_KEY).open(sealed, PLACE)))
                .isEqualTo("vda_secret");
        assertThat(transactions.inTeam(TeamId.random(), () -> node(SECRET_KEY).open(sealed, PLACE)))
                .isEqualTo("vda_secret");
    }

    private SecretBox node(String secretKey) {
        SecretKeys secrets = new SecretKeys(secretKey, null);
        return new KeyedSecretBox(
                new DataKeys(transactions, rows, new KeyWraps(secrets), clock), secrets);
    }

    private static byte[] head(DataKey key) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(key.id().getMostSignificantBits())
                .putLong(key.id().getLeastSignificantBits())
                .array();
    }

    private static void unreadable(SecretBox box, byte[] sealed, String context) {
        assertThatThrownBy(() -> box.open(sealed, context))
                .isInstanceOf(UnreadableSecretException.class);
    }
}
