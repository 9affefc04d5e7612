package io.framehouse.sandbox;

/** The moment at which a fault strikes. */
public enum FaultStage {
    /** Before or while a submit is answered. */
    SUBMIT,
    /** While the task runs; decided once, when the task is accepted. */
    TASK,
    /** While a result is asked for. */
    POLL,
    /** While the task list is asked for. */
    LIST,
    /** While a result file is fetched. */
    FILE,
    /** While a callback is sent. */
    CALLBACK
}
