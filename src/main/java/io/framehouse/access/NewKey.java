package io.framehouse.access;

/**
 * A key just made, with its secret: the only time that it is known.
 *
 * @param secret the whole key as a client sends it
 */
public record NewKey(ApiKey key, String secret) {
    @Override
    public String toString() {
        return "NewKey[" + key.publicId() + "]";
    }
}
