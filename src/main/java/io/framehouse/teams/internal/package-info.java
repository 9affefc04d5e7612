/** Tables of teams and members, and the services over them. */
@NullMarked
package io.framehouse.teams.internal;

import org.jspecify.annotations.NullMarked;
