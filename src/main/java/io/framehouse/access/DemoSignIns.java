package io.framehouse.access;

import java.util.List;

/** The demo's accounts, shown as hints on the sign-in screen while the demo is on. */
public interface DemoSignIns {
    List<DemoSignIn> all();

    /**
     * One account to try.
     *
     * @param role what the account shows, such as "Team owner"
     */
    record DemoSignIn(String email, String password, String role) {
        /** Without the password, though the demo's is no secret. */
        @Override
        public String toString() {
            return "DemoSignIn[" + email + "]";
        }
    }
}
