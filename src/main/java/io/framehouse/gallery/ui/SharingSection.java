package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import io.framehouse.gallery.Share;
import io.framehouse.gallery.Shares;
import io.framehouse.shared.Action;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.TeamSettingsSection;
import io.framehouse.ui.Toast;
import java.util.List;

/** Whether a team's videos may be shown outside, and all links that show some now. */
@org.springframework.stereotype.Component
final class SharingSection implements TeamSettingsSection {
    private final Shares shares;

    SharingSection(Shares shares) {
        this.shares = shares;
    }

    @Override
    public Action needed() {
        return Action.MANAGE_SHARING;
    }

    @Override
    public String title() {
        return "Sharing outside";
    }

    @Override
    public String text() {
        return "Members can make links that show one video or one collection to people without an"
                + " account, for up to 90 days. Each link is in the audit log, and ends when whoever made it leaves.";
    }

    @Override
    public Component content(CurrentTeam team) {
        SafeBlock[] block = new SafeBlock[1];
        Div holder = new Div();
        block[0] =
                new SafeBlock(
                        "Could not load the links. They open as before.",
                        () -> choice(team, () -> block[0].load()));
        holder.add(block[0]);
        return holder;
    }

    private Component choice(CurrentTeam team, Runnable again) {
        boolean allowed = shares.allowed(team.id());
        List<Share> open = allowed ? shares.list(team.id()) : List.of();
        Checkbox asked = new Checkbox("Allow links to the outside", allowed);
        asked.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                switchTo(team, change.getValue(), open.size(), again);
            }
        });
        Div part = new Div(asked);
        part.addClassName("share-part");
        part.add(new ShareList(open, team.zone(), true, one -> revoke(team, one, again)));
        return part;
    }

    private void switchTo(CurrentTeam team, boolean allowed, int open, Runnable again) {
        if (allowed || open == 0) {
            save(team, allowed, again);
            return;
        }
        again.run();
        ConfirmDialogs.ask(
                "Forbid links to the outside?",
                open == 1
                        ? "The one link that opens now ends for good, also if you allow links again."
                        : "The "
                                + open
                                + " links that open now end for good, also if you allow links again.",
                "Forbid and end links",
                "Keep links",
                () -> save(team, false, again));
    }

    private void save(CurrentTeam team, boolean allowed, Runnable again) {
        if (Outcomes.run(() -> shares.allow(team.id(), allowed))) {
            Toast.success(
                    allowed
                            ? "Saved. Members can make links now."
                            : "Saved. No link opens any more.");
        }
        again.run();
    }

    private void revoke(CurrentTeam team, Share share, Runnable again) {
        if (Outcomes.run(() -> shares.revoke(team.id(), share.id()))) {
            Toast.success("The link opens nothing any more.");
            again.run();
        }
    }
}
