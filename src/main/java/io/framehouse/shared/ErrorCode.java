package io.framehouse.shared;

/** A named expected outcome that is not success; one enum a module implements it. */
public interface ErrorCode {
    /** The word on the wire, snake_case, never changed once released. */
    String code();

    ErrorCategory category();
}
