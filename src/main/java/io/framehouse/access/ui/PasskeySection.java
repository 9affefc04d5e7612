package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import io.framehouse.ui.SafeBlock;
import org.springframework.beans.factory.ObjectProvider;

/** Passkeys on the page of one's security. */
@org.springframework.stereotype.Component
class PasskeySection implements SecuritySection {
    private static final int ORDER = 210;

    private final ObjectProvider<PasskeyModel> models;

    PasskeySection(ObjectProvider<PasskeyModel> models) {
        this.models = models;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Component create() {
        PasskeyModel model = models.getObject();
        return new SafeBlock(
                "Could not load passkeys. They work as before.", () -> new PasskeyPanel(model));
    }
}
