/** The screens of usage and of the proof. */
@NullMarked
package io.framehouse.reports.ui;

import org.jspecify.annotations.NullMarked;
