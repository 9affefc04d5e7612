/** What is made at the first start. */
@NullMarked
package io.framehouse.firststart.internal;

import org.jspecify.annotations.NullMarked;
