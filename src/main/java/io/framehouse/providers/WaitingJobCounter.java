package io.framehouse.providers;

import java.util.Map;

/** Counts jobs that wait to be sent; implemented by the module that owns jobs. */
public interface WaitingJobCounter {
    /** Of all teams, by model id; models without a waiting job are left out. */
    Map<String, Long> waitingByModel();
}
