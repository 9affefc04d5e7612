/**
 * Webhooks: endpoints, the messages made from events, and the work that sends them.
 *
 * @see "Decision 0019: webhooks"
 */
@NullMarked
package io.framehouse.notices.internal.webhooks;

import org.jspecify.annotations.NullMarked;
