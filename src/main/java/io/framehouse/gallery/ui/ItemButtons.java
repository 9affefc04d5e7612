package io.framehouse.gallery.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.VideoFacts;
import io.framehouse.jobs.ui.JobsNavigation;
import io.framehouse.ui.CopyButton;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.MediaPath;
import io.framehouse.ui.RowMenu;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be done with one video: use again, download, link, compare, and what modules add. */
final class ItemButtons extends Div {
    /**
     * The buttons.
     *
     * @param compare opens the choice of a second video
     * @param changed called after something was done with the video
     */
    ItemButtons(ItemModel model, boolean mayCreate, Runnable compare, Runnable changed) {
        addClassNames("button-row", "item-panel__buttons");
        CurrentTeam team = model.team();
        AssetCard video = model.video();
        if (mayCreate) {
            Anchor reuse = new Anchor(JobsNavigation.reuse(team, video.job()), "Reuse settings");
            reuse.addClassName("create-link");
            add(reuse);
        }
        boolean playable = model.isPlayable();
        if (playable) {
            add(download("Download", video.videoUrl(), video.contentType(), video.bytes()));
            VideoFacts.Watermarked marked = model.facts().watermarked();
            if (marked != null) {
                add(download("Watermarked", marked.url(), marked.contentType(), marked.bytes()));
            }
            Button other = new Button("Compare with\u2026", click -> compare.run());
            other.setIcon(VaadinIcon.SPLIT_H.create());
            add(other);
        }
        add(CopyButton.ofAddress("Copy link", "link", GalleryNavigation.item(team, video.id())));
        add(menu(model, changed));
    }

    private static Anchor download(
            String verb, @Nullable String url, @Nullable String contentType, @Nullable Long bytes) {
        Anchor download = new Anchor(MediaPath.of(url == null ? "" : url), "");
        download.add(
                VaadinIcon.DOWNLOAD.create(),
                new Span(ItemWords.download(verb, contentType, bytes)));
        download.getElement().setAttribute("download", true);
        download.setRouterIgnore(true);
        download.addClassName("button-link");
        return download;
    }

    private static RowMenu menu(ItemModel model, Runnable changed) {
        CurrentTeam team = model.team();
        AssetCard video = model.video();
        RowMenu menu = new RowMenu(model.heading());
        menu.entry(
                "Open job", () -> UI.getCurrent().navigate(JobsNavigation.job(team, video.job())));
        model.lastFrame().ifPresent(use -> menu.entry("Use last frame as start image", use));
        // Also of a copy that failed, and of a video in the trash.
        for (SelectionAction deed : model.deeds()) {
            menu.entry(deed.words(), () -> deed.run(team, Set.of(video.id()), changed));
        }
        return menu;
    }
}
