package io.framehouse.providers;

import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a provider may call back, and whether it was the provider who called. Keys never leave this
 * module.
 *
 * @see "Decision 0014: callbacks and recovery"
 */
public interface CallbackDoor {
    /** Where callbacks come in; the account's id follows. */
    String PATH = "/callbacks/vidu/";

    /** The query's field with our attempt id. The query is signed, the body is not. */
    String ATTEMPT = "attempt";

    /**
     * The address to give to a provider with one attempt; empty where this installation has no
     * public address, the account does not call back, or its callbacks could not be verified.
     */
    Optional<String> address(ProviderAccount account, UUID attemptId);

    /**
     * Whether the account's provider made this call, for the first time. Joins a running
     * transaction of the platform, so that the call counts as used only together with what the
     * caller makes of it.
     */
    Check check(AccountId account, Call call);

    /**
     * A call as it came in, without its body, which is not signed.
     *
     * @param query raw, without the question mark
     * @param header looks a header's value up by name, without regard to case
     */
    record Call(
            String method,
            String path,
            @Nullable String query,
            UnaryOperator<@Nullable String> header) {}

    /** The answer of {@link #check}. */
    sealed interface Check {
        /** Signed with the account's key, fresh, and new. */
        record Verified() implements Check {}

        /** Not to be acted on. */
        record Refused(Refusal why) implements Check {}
    }

    /** Why a call is refused; for our own eyes, never told to the caller. */
    enum Refusal {
        /** There is no such account. */
        NO_SUCH_ACCOUNT,
        /** The account is not set to be called back by. */
        NOT_ASKED_FOR,
        /** The provider does not sign, or signs with a key that we do not have. */
        UNVERIFIABLE,
        /** A header of the signature is missing. */
        INCOMPLETE,
        /** The date is unreadable or too far from our clock. */
        STALE,
        /** Signed with another key, or changed on the way. */
        WRONG_SIGNATURE,
        /** The same call came before. */
        REPLAYED,
        /** The account's stored key cannot be opened. */
        KEY_UNREADABLE
    }
}
