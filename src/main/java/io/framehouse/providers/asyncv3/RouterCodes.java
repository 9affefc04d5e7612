package io.framehouse.providers.asyncv3;

import static io.framehouse.providers.http.CodeTable.Meaning.ACCOUNT;
import static io.framehouse.providers.http.CodeTable.Meaning.BUSY;
import static io.framehouse.providers.http.CodeTable.Meaning.REFUSED;
import static io.framehouse.providers.http.CodeTable.Meaning.UNCLEAR;

import io.framehouse.providers.http.CodeTable;

/** The error codes that the routers' reference prints. */
final class RouterCodes {
    static final CodeTable TABLE =
            new CodeTable()
                    .with(ACCOUNT, "The provider got no valid key.", "INVALID_API_KEY")
                    .with(ACCOUNT, "The provider does not accept the key.", "FAILED_TO_AUTH")
                    .with(ACCOUNT, "The balance at the provider is too low.", "NOT_ENOUGH_BALANCE")
                    .with(ACCOUNT, "The provider does not permit this account.", "ACCESS_DENY")
                    .with(REFUSED, "The provider does not offer this model.", "MODEL_NOT_FOUND")
                    .with(
                            REFUSED,
                            "The provider does not accept a part of the request.",
                            "INVALID_REQUEST_BODY")
                    .with(
                            BUSY,
                            "The provider takes no more requests just now.",
                            "RATE_LIMIT_EXCEEDED",
                            "TOKEN_LIMIT_EXCEEDED")
                    .with(
                            UNCLEAR,
                            "The provider's service was not available.",
                            "SERVICE_NOT_AVAILABLE");

    private RouterCodes() {}
}
