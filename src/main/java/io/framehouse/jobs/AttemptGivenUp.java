package io.framehouse.jobs;

/**
 * A sender was away for so long that its attempt was given up: nothing may be sent any more, and
 * that nothing was is no verdict on the job, which others look after now.
 */
public final class AttemptGivenUp extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AttemptGivenUp() {
        super("This attempt was given up before it was sent");
    }
}
