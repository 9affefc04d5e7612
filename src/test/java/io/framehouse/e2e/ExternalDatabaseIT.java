package io.framehouse.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.TestDatabases;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar on a PostgreSQL that is there already; wrong roles and a missing key stop the start. */
class ExternalDatabaseIT {
    @TempDir Path data;
    private Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void database() {
        settings = Homestead.externalDatabase(TestDatabases.create());
    }

    @Test
    void startsWithTheTwoRolesAndKeepsNoDatabaseOfItsOwn() {
        try (ProcessHouse house = ProcessHouse.startJar(data, settings)) {
            assertThat(Homestead.admin(house).get("/api/v1/admin/teams").path("items")).isEmpty();
            assertThat(data.resolve("postgres")).doesNotExist();
            assertThat(house.log()).doesNotContain(Homestead.SECRET_KEY);
            assertThat(house.stop()).isIn(0, 143);
        }
    }

    @Test
    void aSuperuserIsRefused() {
        settings.put("SPRING_DATASOURCE_USERNAME", "postgres");
        assertRefused("'postgres', which sees through row-level security", "framehouse_app");
    }

    @Test
    void theOwnerOfTheTablesIsRefused() {
        settings.put("SPRING_DATASOURCE_USERNAME", "framehouse_owner");
        assertRefused("'framehouse_owner', which owns tables", "SPRING_FLYWAY_USER");
    }

    @Test
    void aMissingSecretKeyIsRefused() {
        settings.remove("FRAMEHOUSE_SECRET_KEY");
        assertRefused("FRAMEHOUSE_SECRET_KEY is not set", "openssl rand -base64 32");
        assertThat(Files.exists(data.resolve("secret-key"))).isFalse();
    }

    @Test
    void aLeaseShorterThanASendersSignOfLifeIsRefused() {
        settings.put("FRAMEHOUSE_RECONCILIATION_SUBMITLEASESECONDS", "5");
        assertRefused("FRAMEHOUSE_RECONCILIATION_SUBMIT_LEASE_SECONDS is 5", "10 to 600");
    }

    private void assertRefused(String... texts) {
        try (ProcessHouse house = ProcessHouse.launch(data, settings)) {
            assertThat(house.awaitExit()).isEqualTo(1);
            assertThat(house.log())
                    .contains("Description:")
                    .contains("Action:")
                    .contains(texts)
                    .doesNotContain("framehouse: ready");
        }
    }
}
