package io.framehouse.access.ui;

import com.vaadin.flow.component.Component;
import io.framehouse.ui.SafeBlock;
import org.springframework.beans.factory.ObjectProvider;

/** Two-step sign-in on the page of one's security. */
@org.springframework.stereotype.Component
class FactorSection implements SecuritySection {
    private static final int ORDER = 200;

    private final ObjectProvider<FactorModel> models;

    FactorSection(ObjectProvider<FactorModel> models) {
        this.models = models;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Component create() {
        FactorModel model = models.getObject();
        return new SafeBlock(
                "Could not load two-step sign-in. Your sign-in works as before.",
                () -> new FactorPanel(model));
    }
}
