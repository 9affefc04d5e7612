package io.framehouse.gateway.rest.dropin;

import java.util.Map;

/** The error body that Vidu prints and the routers share: code, reason, message, metadata. */
record ErrorBody(int code, String reason, String message, Map<String, String> metadata) {}
