package io.framehouse.notices.internal;

/** What became of one try to send a mail. */
sealed interface Delivery {
    /** The server took it. */
    record Sent() implements Delivery {}

    /**
     * Not now; another try may do.
     *
     * @param unreachable whether the server took no mail at all, so that others need not be tried
     */
    record Later(String reason, boolean unreachable) implements Delivery {}

    /** Never: the server refused the recipient or the mail for good. */
    record Refused(String reason) implements Delivery {}
}
