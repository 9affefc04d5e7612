package io.framehouse.access.ui;

import io.framehouse.access.Passkeys;
import io.framehouse.access.Passkeys.Passkey;
import io.framehouse.access.SessionFactors;
import io.framehouse.access.SessionFactors.Standing;
import java.util.List;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** One's own passkeys, and whether they may be changed now. */
@Component
@Scope("prototype")
class PasskeyModel {
    private final Passkeys passkeys;
    private final SessionFactors session;

    PasskeyModel(Passkeys passkeys, SessionFactors session) {
        this.passkeys = passkeys;
        this.session = session;
    }

    List<Passkey> own() {
        return passkeys.own();
    }

    boolean offered() {
        return passkeys.offered();
    }

    boolean mayChange() {
        Standing standing = session.standing();
        return standing.recent() && (standing.second() || !standing.ways().any());
    }

    void remove(Passkey passkey) {
        passkeys.remove(passkey.id());
    }
}
