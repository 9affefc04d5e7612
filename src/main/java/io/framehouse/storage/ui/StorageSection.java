package io.framehouse.storage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.framehouse.shared.Action;
import io.framehouse.storage.StorageSize;
import io.framehouse.storage.StorageUse;
import io.framehouse.storage.StorageUse.Use;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamSettingsSection;
import java.util.Locale;

/** How much a team has stored, among its settings. */
@org.springframework.stereotype.Component
final class StorageSection implements TeamSettingsSection {
    private static final int PERCENT = 100;

    private final StorageUse storage;

    StorageSection(StorageUse storage) {
        this.storage = storage;
    }

    @Override
    public Action needed() {
        return Action.MANAGE_TEAM_SETTINGS;
    }

    @Override
    public String title() {
        return "Storage";
    }

    @Override
    public String text() {
        return "Videos, covers, uploads and exports, each file once. A platform admin sets the"
                + " limit.";
    }

    @Override
    public Component content(CurrentTeam team) {
        return new SafeBlock(
                "Could not load what is stored.", () -> figures(storage.of(team.id())));
    }

    private static Component figures(Use use) {
        Paragraph words = new Paragraph(words(use));
        words.addClassName("num");
        Div block = new Div(words);
        if (use.isFull()) {
            Paragraph full =
                    new Paragraph(
                            "Uploads and new jobs are refused until there is room, and no previews"
                                    + " are made. Videos that are paid for are copied all the same.");
            full.getElement().setAttribute("role", "status");
            block.add(full);
        }
        return block;
    }

    /** {@code 1.2 GB in 310 files, 24 % of 5.0 GB.} */
    static String words(Use use) {
        String files =
                use.objects() == 1
                        ? "1 file"
                        : String.format(Locale.ENGLISH, "%,d files", use.objects());
        String stored = StorageSize.of(use.bytes()) + " in " + files;
        Long most = use.maxBytes();
        return most == null
                ? stored + ", without a limit."
                : "%s, %d %% of %s."
                        .formatted(
                                stored,
                                Math.min(use.bytes() / Math.max(1, most / PERCENT), 999),
                                StorageSize.of(most));
    }
}
