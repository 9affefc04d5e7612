package io.framehouse.providers.http;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * Tells a connection that never stood from one that broke. Only where the failure is of the
 * connecting kind <em>and</em> the body was not begun, nothing can have arrived.
 */
final class Failures {
    private Failures() {}

    /**
     * @param bodyStarted whether a byte of the request's body was asked for
     * @param status of the answer that had begun, or 0
     */
    static Reply reply(@Nullable Throwable failure, boolean bodyStarted, int status) {
        String connecting = bodyStarted || status != 0 ? null : connecting(failure);
        if (connecting != null) {
            return new Reply.NeverSent(connecting);
        }
        return new Reply.Lost(
                status == 0
                        ? "The connection broke before an answer came."
                        : "The provider answered " + status + ", but the rest of it was lost.");
    }

    private static @Nullable String connecting(@Nullable Throwable failure) {
        if (failure == null) {
            return null;
        }
        if (failure instanceof HttpConnectTimeoutException) {
            return "The provider took no connection in time.";
        }
        // From the inside out: a ConnectException may wrap the name's failure.
        String inner = connecting(failure.getCause());
        return inner != null ? inner : one(failure);
    }

    private static @Nullable String one(Throwable failure) {
        return switch (failure) {
            case UnresolvedAddressException name -> "The provider's host name is not known (DNS).";
            case UnknownHostException name -> "The provider's host name is not known (DNS).";
            case ConnectException refused -> "The provider refused the connection.";
            case NoRouteToHostException route -> "There is no network route to the provider.";
            case SSLException tls -> "The TLS handshake with the provider failed.";
            default -> null;
        };
    }
}
