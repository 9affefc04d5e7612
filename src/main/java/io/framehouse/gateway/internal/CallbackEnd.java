package io.framehouse.gateway.internal;

/** How a promise to call back ends; nothing is sent afterwards. */
enum CallbackEnd {
    /** The receiver took the last word. */
    DELIVERED,
    /** It was sent as often as its dialect allows, and never taken. */
    GIVEN_UP,
    /** There is no job to tell of. */
    NOT_SUBMITTED
}
