/** Tables of people and keys, sign-in, and the filter chains. */
@NullMarked
package io.framehouse.access.internal;

import org.jspecify.annotations.NullMarked;
