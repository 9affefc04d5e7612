package io.framehouse.shared;

/** Finds the origin of the present request; implemented by the module that signs people in. */
public interface OriginSource {
    /** Never null; {@link Origin#NONE} outside of any request. */
    Origin current();
}
