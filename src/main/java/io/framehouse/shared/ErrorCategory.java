package io.framehouse.shared;

/** What kind of refusal an {@link ErrorCode} is; decides the HTTP status and the tone on screen. */
public enum ErrorCategory {
    /** The request itself breaks a rule; the caller can correct it (400). */
    INVALID,
    /** Credits or a budget do not suffice (402). */
    PAYMENT,
    /** The actor is known but may not do this (403). */
    FORBIDDEN,
    /** There is no such thing, or it belongs to somebody else (404). */
    NOT_FOUND,
    /** The thing is in a state that does not allow this (409). */
    CONFLICT,
    /** The input is larger than allowed (413). */
    TOO_LARGE,
    /** Well formed, but cannot be carried out, such as a request without a price (422). */
    REJECTED,
    /** Too many requests (429). */
    THROTTLED,
    /** A part we depend on does not answer; try again later (503). */
    UNAVAILABLE
}
