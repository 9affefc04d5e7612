package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.Share;
import io.framehouse.gallery.ShareMade;
import io.framehouse.gallery.Shares;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.SafeBlock;
import io.framehouse.ui.Toast;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

/** Whether a video or a collection is shown outside, and by which links. */
@org.springframework.stereotype.Component
public final class SharePart implements ItemPart {
    private static final int ORDER = 60;

    private final Shares shares;
    private final CurrentActor currentActor;

    SharePart(Shares shares, CurrentActor currentActor) {
        this.shares = shares;
        this.currentActor = currentActor;
    }

    @Override
    public int order() {
        return ORDER;
    }

    @Override
    public Component of(CurrentTeam team, AssetCard video) {
        if (!video.state().equals("ready")) {
            return new Div();
        }
        return block(
                team,
                video.id(),
                new Asked("this video", "this video"),
                life -> shares.shareVideo(team.id(), video.id(), life));
    }

    /** The same for a collection. */
    public Component ofCollection(CurrentTeam team, UUID collection) {
        return block(
                team,
                collection,
                new Asked("this collection", "this collection, and at what is put into it later"),
                life -> shares.shareCollection(team.id(), collection, life));
    }

    private Component block(
            CurrentTeam team, UUID thing, Asked asked, Function<Duration, ShareMade> share) {
        SafeBlock[] block = new SafeBlock[1];
        Div holder = new Div();
        block[0] =
                new SafeBlock(
                        "Could not load links to the outside.",
                        () -> content(team, thing, share, asked, () -> block[0].load()));
        holder.add(block[0]);
        return holder;
    }

    private Component content(
            CurrentTeam team,
            UUID thing,
            Function<Duration, ShareMade> share,
            Asked asked,
            Runnable again) {
        H3 heading = new H3("Shared outside");
        heading.addClassName("section-title");
        Div part = new Div(heading);
        part.addClassName("share-part");
        if (!shares.allowed(team.id())) {
            part.add(words("Off in this team. An owner can allow links in the team's settings."));
            return part;
        }
        boolean may = currentActor.get().may(team.id(), Action.SHARE_OUTSIDE);
        var open = shares.of(team.id(), thing);
        if (open.isEmpty()) {
            part.add(words("Nobody outside the team can see it."));
        }
        part.add(
                new ShareList(
                        open, team.zone(), false, may ? one -> revoke(team, one, again) : null));
        if (may) {
            part.add(
                    new Button(
                            "Create link",
                            VaadinIcon.LINK.create(),
                            click -> asked.dialog(team, share, again).open()));
        }
        return part;
    }

    /** The words of the dialog. */
    private record Asked(String what, String shows) {
        ShareDialog dialog(CurrentTeam team, Function<Duration, ShareMade> share, Runnable closed) {
            return new ShareDialog(what, shows, team.zone(), share, closed);
        }
    }

    private void revoke(CurrentTeam team, Share share, Runnable again) {
        if (Outcomes.run(() -> shares.revoke(team.id(), share.id()))) {
            Toast.success("The link opens nothing any more.");
            again.run();
        }
    }

    private static Paragraph words(String text) {
        Paragraph words = new Paragraph(text);
        words.addClassName("share-part__words");
        return words;
    }
}
