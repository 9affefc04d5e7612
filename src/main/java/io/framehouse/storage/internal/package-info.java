/** The file store, picture rules, signatures and processes behind the storage module. */
@NullMarked
package io.framehouse.storage.internal;

import org.jspecify.annotations.NullMarked;
