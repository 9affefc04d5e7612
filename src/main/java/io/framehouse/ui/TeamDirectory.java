package io.framehouse.ui;

import java.util.Optional;

/**
 * Finds the team of an address; implemented by the shell, so that the kit knows no other module.
 */
public interface TeamDirectory {
    /** Empty where there is no such team or the current actor does not know it. */
    Optional<CurrentTeam> find(String slug);
}
