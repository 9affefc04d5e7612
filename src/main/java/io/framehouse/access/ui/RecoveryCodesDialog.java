package io.framehouse.access.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import java.util.List;

/**
 * Recovery codes, shown this once; closed by its button alone, so that no stray click loses them.
 */
final class RecoveryCodesDialog extends Dialog {
    private static final long serialVersionUID = 1L;

    RecoveryCodesDialog(List<String> codes) {
        super("Your recovery codes");
        setCloseOnOutsideClick(false);
        add(new RecoveryCodeList(codes));
        Button done = new Button("I have kept them", click -> close());
        done.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(done);
    }
}
