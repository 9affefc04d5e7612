/** The workings of the sandbox provider. */
@org.jspecify.annotations.NullMarked
package io.framehouse.sandbox.internal;
