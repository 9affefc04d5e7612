/** The screen of a team's members. */
@NullMarked
package io.framehouse.teams.ui;

import org.jspecify.annotations.NullMarked;
