/** What screens load beside their own files. */
@NullMarked
package io.framehouse.ui.rest;

import org.jspecify.annotations.NullMarked;
