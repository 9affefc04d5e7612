/** Where providers call back. */
@NullMarked
package io.framehouse.reconciliation.rest;

import org.jspecify.annotations.NullMarked;
