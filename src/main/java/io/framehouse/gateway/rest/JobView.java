package io.framehouse.gateway.rest;

/**
 * A job as it was read, with the tag of this very state.
 *
 * @param tag an entity tag with its quotes
 */
record JobView(JobJson json, boolean isFinal, String tag) {
    /**
     * Whether a header {@code If-None-Match} names this state; compared weakly, RFC 9110 13.1.2.
     */
    boolean isNamedBy(String ifNoneMatch) {
        for (String given : ifNoneMatch.split(",")) {
            String wanted = given.strip();
            if (wanted.equals("*") || wanted.equals(tag) || wanted.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }
}
