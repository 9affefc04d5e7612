package io.framehouse.gallery;

/**
 * A new link and its secret, which is shown this once: only its hash is kept.
 *
 * @param path below the public URL, with a leading slash
 */
public record ShareMade(Share share, String path) {
    /** Without the secret, so that it is in no log. */
    @Override
    public String toString() {
        return "ShareMade[" + share.id() + "]";
    }
}
