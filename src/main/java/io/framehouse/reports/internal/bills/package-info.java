/** Reading bills of providers and comparing them with the books. */
@NullMarked
package io.framehouse.reports.internal.bills;

import org.jspecify.annotations.NullMarked;
