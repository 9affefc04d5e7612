package io.framehouse.teams;

import io.framehouse.shared.DomainException;
import io.framehouse.shared.TeamId;
import io.framehouse.shared.TeamRole;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Invitations into teams. Nothing here tells whether an address has an account: everybody is
 * invited alike, and joins by the link. A link works for seven days and once.
 */
public interface Invitations {
    /** The most that are invited with one wish. */
    int MOST_AT_ONCE = 20;

    /** What waits, and what has ended unused, newest first. For those who manage members. */
    List<Invitation> open(TeamId team);

    /** One that is still open. For those who manage members. */
    Optional<Invitation> find(TeamId team, UUID id);

    /**
     * Invites each address; one that is invited already gets a new link, and the old one ends. For
     * those who manage members; only owners invite owners.
     *
     * @return in the order of the addresses, each with its link's secret this once
     * @throws DomainException INVALID_REQUEST naming the broken field: {@code email} where one is
     *     no address, or is somebody's who is in the team
     */
    List<Invited> invite(TeamId team, Wish wish);

    /** Gives an invitation a new link for another seven days; the old one ends. */
    Invited renew(TeamId team, UUID id);

    /** Ends an invitation; its link lets nobody in any more. */
    void withdraw(TeamId team, UUID id);

    /**
     * Makes the link that is about to be mailed. The one that was shown keeps working, the one of
     * an earlier mail ends. For the system's own mails; empty where there is nothing to mail any
     * more.
     */
    Optional<Letter> mail(TeamId team, UUID id);

    /** What a link offers; needs nobody to be signed in. Empty where it lets nobody in. */
    Optional<Offer> read(String token);

    /**
     * Takes whoever is signed in into the team. Who is in it already keeps the role they have.
     *
     * @throws DomainException WRONG_STATE where the link lets nobody in, or somebody else
     */
    Offer accept(String token);

    /**
     * Whom to invite as what.
     *
     * @param emails 1 to {@link #MOST_AT_ONCE}
     * @param message up to 500 characters that stand in the mail
     */
    record Wish(List<String> emails, TeamRole role, @Nullable String message) {
        public Wish {
            emails = List.copyOf(emails);
        }
    }

    /**
     * An invitation with the secret of its link, which is shown this once.
     *
     * @param token the last part of the address {@code /invite/…}
     */
    record Invited(Invitation invitation, String token) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Invited[" + invitation + "]";
        }
    }

    /** An invitation as it is mailed. */
    record Letter(Invitation invitation, String teamName, String token) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Letter[" + invitation + "]";
        }
    }

    /** What a link offers to the one it is for. */
    record Offer(
            TeamId team,
            String slug,
            String teamName,
            String email,
            TeamRole role,
            String invitedBy,
            Instant expiresAt) {}
}
