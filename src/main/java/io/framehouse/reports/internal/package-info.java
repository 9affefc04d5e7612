/** The queries behind reports, and the runs of the proof. */
@NullMarked
package io.framehouse.reports.internal;

import org.jspecify.annotations.NullMarked;
