package io.framehouse.jobs.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.Location;

/** Opens addresses that carry a query. */
final class Addresses {
    private Addresses() {}

    static void open(String path) {
        Location location = new Location(path);
        UI.getCurrent().navigate(location.getPath(), location.getQueryParameters());
    }
}
