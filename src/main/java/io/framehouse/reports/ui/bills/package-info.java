/** The screens of providers' bills. */
@NullMarked
package io.framehouse.reports.ui.bills;

import org.jspecify.annotations.NullMarked;
