/** What people see of the storage. */
@NullMarked
package io.framehouse.storage.ui;

import org.jspecify.annotations.NullMarked;
