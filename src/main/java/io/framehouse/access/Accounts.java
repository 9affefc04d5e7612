package io.framehouse.access;

import io.framehouse.shared.DomainException;
import io.framehouse.teams.Invitations;

/** Accounts that people make for themselves. */
public interface Accounts {
    /**
     * Makes the account that an invitation is for and takes it into the team. Needs nobody to be
     * signed in: whoever has the link may. Where the address has an account already none is made,
     * in words that would fit as well if the link had ended.
     *
     * @param token the secret of the invitation's link
     * @throws DomainException INVALID_REQUEST naming {@code display_name} or {@code password},
     *     WRONG_STATE where the link does not make an account
     */
    Invitations.Offer makeInvited(String token, String displayName, String password);
}
