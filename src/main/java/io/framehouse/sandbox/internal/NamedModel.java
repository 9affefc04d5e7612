package io.framehouse.sandbox.internal;

/** What a dialect's own name for a model stands for. */
record NamedModel(String name, String model, Mode mode) {}
