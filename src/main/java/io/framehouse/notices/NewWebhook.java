package io.framehouse.notices;

/**
 * An endpoint with its secret, the one time that it is shown.
 *
 * @param secret {@code whsec_} and the base64 of 32 random bytes
 */
public record NewWebhook(WebhookEndpoint endpoint, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "NewWebhook[" + endpoint.id() + "]";
    }
}
