package io.framehouse.access;

import java.util.UUID;

/** Somebody who has an account asked for a link to a new password. It holds the id only. */
public record ResetAsked(UUID reset) {}
