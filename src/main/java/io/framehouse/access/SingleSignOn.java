package io.framehouse.access;

import java.util.Optional;

/** Whether people may sign in by the company's own identity provider. */
public interface SingleSignOn {
    /** Empty where none is set up. */
    Optional<Offer> offer();

    /**
     * A way in.
     *
     * @param name of the company, for the button
     * @param path where it begins, without a leading slash
     */
    record Offer(String name, String path) {}
}
