package io.framehouse.sandbox;

import java.util.Locale;

/** A way in which the sandbox can be made to misbehave; the README of this package lists them. */
public enum FaultKind {
    /** The connection is closed before the request is read: nothing was accepted. */
    SUBMIT_CLOSED_EARLY(FaultStage.CONNECT),
    /** Answers 401: nothing was accepted. */
    SUBMIT_UNAUTHORIZED(FaultStage.SUBMIT),
    /** Answers the dialect's 429 with Retry-After: nothing was accepted. */
    SUBMIT_BUSY(FaultStage.SUBMIT),
    /** Answers that the balance is too low: nothing was accepted. */
    SUBMIT_NO_CREDIT(FaultStage.SUBMIT),
    /** Refuses the content of the request for good: nothing was accepted. */
    SUBMIT_POLICY(FaultStage.SUBMIT),
    /** Answers that the key may not do this (403): nothing was accepted. */
    SUBMIT_FORBIDDEN(FaultStage.SUBMIT),
    /** Answers Vidu's 400 OperationInProcess, elsewhere 429: nothing was accepted. */
    SUBMIT_OPERATION_IN_PROCESS(FaultStage.SUBMIT),
    /** Answers 499; the task was accepted where the argument is {@code accepted}. */
    SUBMIT_499(FaultStage.SUBMIT),
    /** Answers 503; the task was accepted where the argument is {@code accepted}. */
    SUBMIT_503(FaultStage.SUBMIT),
    /** Answers 500: nothing was accepted, which the caller cannot know. */
    SUBMIT_500(FaultStage.SUBMIT),
    /** Answers 500 although the task was accepted and will run. */
    SUBMIT_500_ACCEPTED(FaultStage.SUBMIT),
    /** Accepts the task, then closes the connection without an answer. */
    SUBMIT_UNANSWERED(FaultStage.SUBMIT),
    /** Reads the request, then leaves the caller waiting: nothing was accepted. */
    SUBMIT_HANG_EARLY(FaultStage.SUBMIT),
    /** Accepts the task, then leaves the caller waiting. */
    SUBMIT_HANG(FaultStage.SUBMIT),
    /** Accepts the task and answers 200 with a body that is not JSON. */
    SUBMIT_GARBAGE(FaultStage.SUBMIT),
    /** Accepts the task and answers 200 without the task's id. */
    SUBMIT_NO_ID(FaultStage.SUBMIT),
    /** A signed callback is delivered before the submit's own answer is written. */
    CALLBACK_EARLY(FaultStage.ANSWER),
    /** The task ends failed with CreationPolicyViolation, or the given argument. */
    TASK_FAILS(FaultStage.TASK),
    /** The task stays in processing for ever. */
    TASK_NEVER_FINISHES(FaultStage.TASK),
    /** The task stays in its queue; an off-peak task is cancelled after its 48 hours. */
    TASK_NEVER_STARTS(FaultStage.TASK),
    /** From its start on nobody finds the task any more, while it runs on and is billed. */
    TASK_VANISHES(FaultStage.TASK),
    /** The task succeeds and its result names no video. */
    TASK_WITHOUT_VIDEO(FaultStage.TASK),
    /** Answers that no such task exists. */
    POLL_NOT_FOUND(FaultStage.POLL),
    /** Answers 500. */
    POLL_500(FaultStage.POLL),
    /** Answers 401. */
    POLL_UNAUTHORIZED(FaultStage.POLL),
    /** Answers the dialect's 429 with Retry-After. */
    POLL_BUSY(FaultStage.POLL),
    /** Leaves the caller waiting. */
    POLL_HANG(FaultStage.POLL),
    /** Answers 200 with a body that is not JSON. */
    POLL_GARBAGE(FaultStage.POLL),
    /** Answers with a status word that no page knows, or the given argument. */
    POLL_UNKNOWN_STATUS(FaultStage.POLL),
    /** The task list answers 500. */
    LIST_500(FaultStage.LIST),
    /** The task list leaves the caller waiting. */
    LIST_HANG(FaultStage.LIST),
    /** The task list answers 200 with a body that is not JSON. */
    LIST_GARBAGE(FaultStage.LIST),
    /**
     * The task list leaves out every other task and names a next page that does not exist; with the
     * argument {@code silent} it names no next page, as if it were whole.
     */
    LIST_INCOMPLETE(FaultStage.LIST),
    /** The task list has no payloads. */
    LIST_WITHOUT_PAYLOAD(FaultStage.LIST),
    /** Answers 500; the task is cancelled where the argument is {@code accepted}. */
    CANCEL_500(FaultStage.CANCEL),
    /** Leaves the caller waiting; the task is cancelled where the argument is {@code accepted}. */
    CANCEL_HANG(FaultStage.CANCEL),
    /** Says that the task cannot be cancelled any more. */
    CANCEL_REFUSED(FaultStage.CANCEL),
    /** Answers that the link has expired. */
    FILE_EXPIRED(FaultStage.FILE),
    /** Promises the whole file and closes the connection after half of it. */
    FILE_TRUNCATED(FaultStage.FILE),
    /** Answers 200 with an HTML page instead of the file. */
    FILE_HTML(FaultStage.FILE),
    /** Answers 200 with a sound in place of the video, or a picture where it is the argument. */
    FILE_WRONG_TYPE(FaultStage.FILE),
    /** Redirects to a private address, or to the argument. */
    FILE_REDIRECT_PRIVATE(FaultStage.FILE),
    /** Answers 500. */
    FILE_500(FaultStage.FILE),
    /** Sends the file in pieces over the seconds given as argument (10 unless told). */
    FILE_SLOW(FaultStage.FILE),
    /** The callback is never sent. */
    CALLBACK_LOST(FaultStage.CALLBACK),
    /** The callback is sent twice, with the same nonce. */
    CALLBACK_DUPLICATE(FaultStage.CALLBACK),
    /** The callback of the end comes first, the one of the start after it. */
    CALLBACK_REORDERED(FaultStage.CALLBACK),
    /** The callback is signed with a date the argument's seconds (3600) back. */
    CALLBACK_STALE(FaultStage.CALLBACK),
    /**
     * The callback comes again after the argument's seconds (2) with the old date, nonce and
     * signature and a body that claims success.
     */
    CALLBACK_REPLAYED(FaultStage.CALLBACK),
    /** The callback carries a signature made with another key and claims success. */
    CALLBACK_FORGED(FaultStage.CALLBACK);

    private final FaultStage stage;

    FaultKind(FaultStage stage) {
        this.stage = stage;
    }

    /** When this fault strikes. */
    public FaultStage stage() {
        return stage;
    }

    /** The name in JSON and in prompt markers, such as {@code submit_500}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of that wire name; {@code fail} is short for {@code task_fails}.
     *
     * @throws IllegalArgumentException for any other name
     */
    public static FaultKind ofWireName(String name) {
        return "fail".equals(name) ? TASK_FAILS : valueOf(name.toUpperCase(Locale.ROOT));
    }
}
