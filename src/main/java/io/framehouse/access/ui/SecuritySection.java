package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;

/**
 * One block of the page {@code /me/security}. Every bean of it is shown to whoever is signed in,
 * for that person alone; the page gives no frame and no heading, so a section begins with its own
 * {@code H2} and names itself by it.
 */
public interface SecuritySection {
    /**
     * The place from above; lower comes first. The password has 100, sessions 300, sign-ins 400;
     * second factors take 200 to 299.
     */
    int order();

    /** A new component, made each time the page is opened by the person who is signed in. */
    Component create();
}
