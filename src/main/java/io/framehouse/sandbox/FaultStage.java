package io.framehouse.sandbox;

/** The moment at which a fault strikes. */
public enum FaultStage {
    /** When a submit arrives, before any of it is read. */
    CONNECT,
    /** While a submit is answered. */
    SUBMIT,
    /** When a task is accepted, just before the submit's answer is written. */
    ANSWER,
    /** While the task runs; decided once, when the task is accepted. */
    TASK,
    /** While a result is asked for. */
    POLL,
    /** While the task list is asked for. */
    LIST,
    /** While a task is to be cancelled. */
    CANCEL,
    /** While a result file is fetched. */
    FILE,
    /** While a callback is sent. */
    CALLBACK
}
