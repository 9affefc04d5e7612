package io.framehouse.sandbox.internal;

/** A generation of models; several rules hold for the whole generation. */
enum Family {
    Q3,
    Q2,
    Q1,
    V2
}
