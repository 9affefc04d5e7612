/** A video provider of its own on a loopback port: every dialect, real videos, faults on demand. */
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"shared"})
package io.framehouse.sandbox;
