package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.AssetCard;
import io.framehouse.jobs.ui.JobSettings.Setting;
import io.framehouse.jobs.ui.JobsNavigation;
import io.framehouse.ui.CopyButton;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.Facts;
import io.framehouse.ui.MediaPath;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.SizeFormat;
import io.framehouse.ui.TimeText;
import io.framehouse.ui.VideoPlayer;
import java.util.UUID;
import java.util.function.Consumer;

/** Everything about one video, without leaving the wall. */
final class ItemPanel extends Div {
    /** What the panel asks of its screen. */
    interface Actions {
        boolean mayCreate();

        void retry(UUID asset);

        /** Shows the video before (-1) or after (1). */
        void step(int by);

        boolean hasNeighbour(int by);
    }

    private final CurrentTeam team;
    private final GalleryModel.Item item;
    private final Actions actions;

    ItemPanel(CurrentTeam team, GalleryModel.Item item, String modelTitle, Actions actions) {
        this.team = team;
        this.item = item;
        this.actions = actions;
        addClassName("item-panel");
        add(stage(), buttons(), prompt(), facts(modelTitle), steps());
    }

    private Component stage() {
        AssetCard video = item.video();
        Div plate = new Div();
        plate.addClassNames("video-plate", "item-panel__plate");
        String url = video.videoUrl();
        if (url != null) {
            String cover = video.coverUrl();
            plate.add(
                    new VideoPlayer(
                            VideoWords.heading(video),
                            MediaPath.of(url),
                            cover == null ? null : MediaPath.of(cover)));
        } else if (video.state().equals("failed")) {
            plate.add(failed(video));
        } else if (video.state().equals("expired")) {
            Div gone = new Div(new Paragraph("The video is no longer kept. " + why(video)));
            gone.addClassName("item-panel__failed");
            plate.add(gone);
        } else {
            plate.add(new Span("Saving video"));
        }
        return plate;
    }

    private Component failed(AssetCard video) {
        Paragraph text = new Paragraph("The video could not be stored here. " + why(video));
        Button retry = new Button("Retry", click -> actions.retry(video.id()));
        Div failed = new Div(text, retry);
        failed.addClassName("item-panel__failed");
        return failed;
    }

    private static String why(AssetCard video) {
        String reason = video.reason();
        return reason == null ? "" : reason;
    }

    private Component buttons() {
        Div row = new Div();
        row.addClassName("button-row");
        AssetCard video = item.video();
        if (actions.mayCreate()) {
            Anchor reuse = new Anchor(JobsNavigation.reuse(team, video.job()), "Reuse settings");
            reuse.addClassName("create-link");
            row.add(reuse);
        }
        String url = video.videoUrl();
        if (url != null) {
            Long bytes = video.bytes();
            String size = bytes == null ? "" : " \u00b7 " + SizeFormat.bytes(bytes);
            Anchor download = new Anchor(MediaPath.of(url), "");
            download.add(VaadinIcon.DOWNLOAD.create(), new Span("Download MP4" + size));
            download.getElement().setAttribute("download", true);
            download.setRouterIgnore(true);
            download.addClassName("button-link");
            row.add(download);
        }
        return row;
    }

    private Component prompt() {
        Paragraph text = new Paragraph(VideoWords.prompt(item.video()));
        text.addClassName("job-prompt");
        text.getElement().setAttribute("dir", "auto");
        Div row = new Div(text);
        row.addClassName("job-prompt__row");
        if (!item.video().prompt().isBlank()) {
            row.add(new CopyButton("prompt", item.video().prompt()));
        }
        return row;
    }

    private Component facts(String modelTitle) {
        AssetCard video = item.video();
        Facts facts = new Facts();
        Anchor cost = new Anchor(JobsNavigation.job(team, video.job()));
        cost.add(MoneyText.exact(video.cost()));
        cost.setAriaLabel("Cost, open job");
        facts.add("Cost", cost);
        facts.add("Model", modelTitle);
        item.settings().forEach(setting -> add(facts, setting));
        if (video.width() != null && video.height() != null) {
            facts.add("Size", SizeFormat.pixels(video.width(), video.height()));
        }
        facts.add("By", video.createdBy());
        facts.add("Created", TimeText.absolute(video.createdAt(), team.zone()));
        return facts;
    }

    private static void add(Facts facts, Setting setting) {
        if (setting.name().equals("seed")) {
            Span seed = new Span(setting.value());
            seed.addClassName("mono");
            facts.add(setting.label(), seed, new CopyButton("seed", setting.value()));
        } else {
            facts.add(setting.label(), setting.value());
        }
    }

    private Component steps() {
        Consumer<Integer> step = actions::step;
        Button previous = new Button("Previous", click -> step.accept(-1));
        previous.setEnabled(actions.hasNeighbour(-1));
        Button next = new Button("Next", click -> step.accept(1));
        next.setEnabled(actions.hasNeighbour(1));
        Div row = new Div(previous, next);
        row.addClassNames("button-row", "item-panel__steps");
        return row;
    }
}
