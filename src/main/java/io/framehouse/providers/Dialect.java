package io.framehouse.providers;

import java.math.BigDecimal;
import java.net.URI;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * How one family of providers speaks. Implementations hold no state, call once and classify what
 * came; they never throw for anything a provider or network does.
 */
public interface Dialect {
    /** The dialect's name as in accounts and routes. */
    String name();

    SubmitOutcome submit(Endpoint endpoint, Submission submission);

    PollOutcome poll(Endpoint endpoint, String taskId);

    /**
     * Reads the tags in a stretch of the provider's task list, where it has one.
     *
     * @param mayAskMore asked before each request but the first; where it says no, the list is
     *     incomplete
     */
    default TagList tags(Endpoint endpoint, TagWindow window, BooleanSupplier mayAskMore) {
        return TagList.none();
    }

    /**
     * Asks whether a task carries our tag: the task's number comes from somebody whose word is not
     * proof.
     */
    default TagSearch checkTag(Endpoint endpoint, String taskId, String tag) {
        return new TagSearch.NoList();
    }

    default CancelOutcome cancel(Endpoint endpoint, String taskId) {
        return new CancelOutcome.Refused("This provider has no way to cancel.");
    }

    /** Asks with a free call whether the key is accepted. */
    Probe probe(Endpoint endpoint);

    /** Asks how much is left in the account's purse, by a call that costs nothing. */
    default BalanceOutcome balance(Endpoint endpoint) {
        return new BalanceOutcome.NotTold("Providers of this dialect tell no balance.");
    }

    /**
     * An account's address and key, in clear, for the time of a call.
     *
     * @param pollPath template with {@code {id}}, or null for the dialect's own
     * @param form how the dialect is written there
     */
    record Endpoint(
            AccountId account,
            URI baseUrl,
            AuthScheme authScheme,
            String apiKey,
            @Nullable String pollPath,
            AccountForm form) {
        /** An endpoint that speaks as the dialect's own pages do. */
        public Endpoint(
                AccountId account,
                URI baseUrl,
                AuthScheme authScheme,
                String apiKey,
                @Nullable String pollPath) {
            this(account, baseUrl, authScheme, apiKey, pollPath, AccountForm.OFFICIAL);
        }

        @Override
        public String toString() {
            return "Endpoint[" + account + " " + baseUrl + "]";
        }
    }

    /**
     * What a free call told.
     *
     * @param working true where the key was accepted, false where refused, null where unclear
     * @param balance credits left where the provider tells, or null
     */
    record Probe(@Nullable Boolean working, String detail, @Nullable BigDecimal balance) {}
}
