package io.framehouse.shared;

/** A failure that knows how callers are told of it; what it says itself is for the log. */
public interface OwnRefusal {
    /** The refusal for people and programs, without a secret or an internal host. */
    DomainException refusal();
}
