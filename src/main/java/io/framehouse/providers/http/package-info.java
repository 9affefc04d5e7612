/**
 * What the dialects share: one careful HTTP call, lenient reading of answers, and the rules that
 * put every answer into exactly one class.
 */
@NullMarked
package io.framehouse.providers.http;

import org.jspecify.annotations.NullMarked;
