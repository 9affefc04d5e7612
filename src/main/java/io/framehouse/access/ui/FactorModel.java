package io.framehouse.access.ui;

import io.framehouse.access.SecondFactors;
import io.framehouse.access.SecondFactors.Enrolment;
import io.framehouse.access.SecondFactors.Overview;
import io.framehouse.access.SessionFactors;
import io.framehouse.access.SessionFactors.Standing;
import java.util.List;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/** One's own second factor, and whether it may be changed now. */
@Component
@Scope("prototype")
class FactorModel {
    /** Where people confirm that it is they, and come back from. */
    static final String CONFIRM = "login/second?next=/me/security";

    /** Where the first app is set up: a form of the browser, whose session then has the proof. */
    static final String SET_UP = "login/second?way=setup&next=/me/security";

    private final SecondFactors factors;
    private final SessionFactors session;

    FactorModel(SecondFactors factors, SessionFactors session) {
        this.factors = factors;
        this.session = session;
    }

    Overview overview() {
        return factors.overview();
    }

    /** Whether the last proof is young enough, and the strongest that the person has. */
    boolean mayChange() {
        Standing standing = session.standing();
        return standing.recent() && (standing.second() || !standing.ways().any());
    }

    Enrolment begin() {
        return factors.begin();
    }

    void confirm(String code) {
        factors.confirm(code);
    }

    List<String> renewRecoveryCodes() {
        return factors.renewRecoveryCodes();
    }

    void remove() {
        factors.remove();
    }

    /** How it stands, in one sentence. */
    static String words(Overview overview) {
        if (overview.appSince() == null) {
            return overview.demanded()
                    ? "Off. This house or a team of yours asks for it."
                    : "Off. Turned on, a code from an app on your phone is asked for after the"
                            + " password.";
        }
        int left = overview.recoveryCodesLeft();
        String codes =
                switch (left) {
                    case 0 ->
                            "You have no recovery codes: make some, for the day you lose the phone.";
                    case 1 -> "1 recovery code is left.";
                    default -> left + " recovery codes are left.";
                };
        return "On. " + codes;
    }
}
