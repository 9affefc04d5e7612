/**
 * The application: one package below this one is one module, with the rules of its package-info.
 */
@NullMarked
package io.framehouse;

import org.jspecify.annotations.NullMarked;
