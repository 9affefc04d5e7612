package io.framehouse.sandbox.internal;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What answers one method and path, and how it words its refusals. */
record Route(String method, Pattern path, Refuser refuser, Handler handler) {

    /** Answers a request; the matcher holds the parts of the path. */
    interface Handler {
        void handle(Exchange exchange, Matcher path) throws IOException;
    }

    /** Words a refusal as the dialect documents it. */
    interface Refuser {
        void refuse(Exchange exchange, Refusal refusal) throws IOException;
    }

    static Route of(String method, String path, Refuser refuser, Handler handler) {
        return new Route(method, Pattern.compile(path), refuser, handler);
    }
}
