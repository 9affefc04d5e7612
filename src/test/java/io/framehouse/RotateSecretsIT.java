package io.framehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.access.SecretRotation.Rotation;
import io.framehouse.shared.Resealing.Count;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command, with a database of its own, as somebody calls it who changes the secret key. */
class RotateSecretsIT {
    private static final String OLD = "old-secret-key-of-32-or-more-characters";
    private static final String NEW = "new-secret-key-of-32-or-more-characters";

    @TempDir Path directory;
    private final String url = TestDatabases.create();

    @Test
    void theCommandKnowsEveryStoreAndReplacesKeysEachTime() throws SQLException {
        Rotation first = rotate(OLD, "");
        assertThat(first.stores())
                .extracting(Count::store)
                .containsExactly(
                        "callers' keys", "provider keys", "second factors", "webhook secrets");
        // The platform's two: those of secrets and of the trail.
        assertThat(first.retired()).isEqualTo(2);
        assertThat(rotate(OLD, "").retired()).isEqualTo(2);
        assertThat(strings("select action || ' by ' || actor_label from audit_entry"))
                .containsOnly("data_keys.replaced by command rotate-secrets");
    }

    @Test
    void aChangeOfTheSecretKeyTakesAllDataKeysAlong() throws SQLException {
        rotate(OLD, "");
        String before = strings("select distinct wrapped_by from data_key").getFirst();
        rotate(NEW, OLD);
        assertThat(strings("select distinct wrapped_by from data_key"))
                .singleElement()
                .isNotEqualTo(before);
        rotate(NEW, "");
        assertThatThrownBy(() -> rotate(OLD, ""))
                .hasMessageContaining("FRAMEHOUSE_SECRET_KEY is another");
    }

    private Rotation rotate(String key, String previous) {
        return RotateSecrets.rotate(
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=framehouse_app",
                "--spring.datasource.password=",
                "--spring.flyway.user=framehouse_owner",
                "--spring.flyway.password=",
                "--framehouse.data-dir=" + directory,
                "--framehouse.secret-key=" + key,
                "--framehouse.secret-key-previous=" + previous);
    }

    private List<String> strings(String sql) throws SQLException {
        try (Connection connection = TestDatabases.superuser(url);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            List<String> found = new ArrayList<>();
            while (row.next()) {
                found.add(row.getString(1));
            }
            return found;
        }
    }
}
