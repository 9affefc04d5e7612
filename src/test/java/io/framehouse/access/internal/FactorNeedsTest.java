package io.framehouse.access.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.access.FactorRules.Demand;
import io.framehouse.access.SessionFactors.Owed;
import io.framehouse.access.SessionFactors.Ways;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactorNeedsTest {
    @ParameterizedTest
    @CsvSource({
        "false, false, OFF, false, NOTHING",
        "false, false, OFF, true, NOTHING",
        "false, false, ADMINS, false, NOTHING",
        "false, false, ADMINS, true, SETUP",
        "false, false, EVERYBODY, false, SETUP",
        // Who has set an app up gives its code, whether it is asked for or not.
        "true, false, OFF, false, PROOF",
        "true, false, EVERYBODY, false, PROOF",
        // A passkey is a way in by itself; after a password it is asked for where the house does.
        "false, true, OFF, false, NOTHING",
        "false, true, ADMINS, false, NOTHING",
        "false, true, ADMINS, true, PROOF",
        "false, true, EVERYBODY, false, PROOF",
        "true, true, OFF, false, PROOF"
    })
    void whatASessionOwesFollowsFromWhatThePersonHasAndWhoAsks(
            boolean app, boolean passkey, Demand demand, boolean platformRole, Owed owed) {
        assertThat(new FactorNeeds(new Ways(app, passkey), demand, platformRole, Map.of()).owed())
                .isEqualTo(owed);
    }
}
