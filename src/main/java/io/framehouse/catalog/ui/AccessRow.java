package io.framehouse.catalog.ui;

import io.framehouse.catalog.ModelRequests.ModelRequest;
import io.framehouse.catalog.ModelRequests.State;
import io.framehouse.ui.CurrentTeam;

/**
 * A request for a model as a card shows it.
 *
 * @param title the model's name
 * @param person who asks
 * @param own whether the reader asked
 * @param answerable whether the reader can answer
 */
record AccessRow(
        CurrentTeam team,
        ModelRequest request,
        String title,
        String person,
        boolean own,
        boolean answerable) {
    boolean isWaiting() {
        return request.state() == State.WAITING;
    }
}
