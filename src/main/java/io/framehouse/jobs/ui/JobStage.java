package io.framehouse.jobs.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobAssets.JobAsset;
import io.framehouse.jobs.JobState;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.MediaPath;
import io.framehouse.ui.SizeFormat;
import io.framehouse.ui.TimeText;
import io.framehouse.ui.VideoPlayer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the video plays, or what stands there until it does. */
final class JobStage extends Div {
    private static final String FINISHED_LATER =
            " The provider finished it after all: its cost was booked as a correction and the video"
                    + " is yours.";

    private final JobDetailModel model;

    JobStage(JobDetailModel model) {
        this.model = model;
        addClassName("job-stage");
        Job job = model.job();
        String url = model.video().map(JobAsset::url).orElse(null);
        if (job.state() == JobState.SUCCEEDED && url != null) {
            add(player(url), actions(url));
        } else if (job.state() == JobState.SUCCEEDED && isGone()) {
            add(plate(false), panel(gone(job)));
            model.video().filter(JobAsset::inTrash).ifPresent(video -> add(inGallery()));
        } else if (job.state() == JobState.FAILED && url != null) {
            add(player(url), actions(url), failed(job));
        } else if (job.state() == JobState.FAILED) {
            add(plate(false), failed(job));
        } else if (job.state() == JobState.CANCELLED) {
            add(plate(false), panel("Stopped before it ran. The hold was released."));
        } else {
            add(plate(true));
        }
    }

    private boolean isGone() {
        return model.video().map(JobAsset::state).filter("failed"::equals).isPresent();
    }

    private Component player(String url) {
        String poster = model.cover().map(JobAsset::url).map(MediaPath::of).orElse(null);
        Div plate =
                new Div(
                        new VideoPlayer(
                                JobWords.title(model.job().prompt()), MediaPath.of(url), poster));
        plate.addClassNames("video-plate", "job-stage__plate");
        return plate;
    }

    private Component actions(String url) {
        Long bytes = model.video().map(JobAsset::bytes).orElse(null);
        String size = bytes == null ? "" : " \u00b7 " + SizeFormat.bytes(bytes);
        Anchor download = new Anchor(MediaPath.of(url), "");
        download.add(VaadinIcon.DOWNLOAD.create(), new Span("Download MP4" + size));
        download.getElement().setAttribute("download", true);
        download.setRouterIgnore(true);
        download.addClassName("button-link");
        Div row = new Div(download, inGallery());
        model.video()
                .flatMap(video -> model.lastFrame().button(model.team(), video.id()))
                .ifPresent(row::add);
        row.addClassName("button-row");
        return row;
    }

    private Component inGallery() {
        Anchor gallery =
                new Anchor(
                        model.team().path("gallery")
                                + model.video().map(video -> "?item=" + video.id()).orElse(""));
        gallery.add(VaadinIcon.GRID_BIG_O.create(), new Span("Show in gallery"));
        gallery.addClassName("button-link");
        return gallery;
    }

    /** The start image, dimmed, with the state on it. */
    private Component plate(boolean working) {
        Div plate = new Div();
        plate.addClassNames("video-plate", "job-stage__plate", "job-stage__plate--waiting");
        List<Picture> pictures = model.pictures();
        if (!pictures.isEmpty()) {
            plate.add(new Image(pictures.getFirst().link(), ""));
        }
        Div state = new Div(model.look().badge());
        state.addClassName("job-stage__state");
        if (working && model.job().state() != JobState.SUCCEEDED) {
            TimeText elapsed = TimeText.elapsedSince(model.job().createdAt());
            elapsed.getElement().setAttribute("aria-hidden", "true");
            state.add(elapsed);
        }
        plate.add(state);
        return plate;
    }

    private Component failed(Job job) {
        Div panel =
                panel(
                        "The job failed. "
                                + (job.reason() == null ? "" : sentence(job.reason()) + " ")
                                + CreditsFormat.sentence(job.quote())
                                + " were released."
                                + (model.video().isEmpty() ? "" : FINISHED_LATER));
        panel.addClassName("job-panel--failed");
        @Nullable String words = job.providerReason();
        if (words != null) {
            Span code = new Span(words);
            code.addClassNames("mono", "job-panel__code");
            panel.add(code);
        }
        return panel;
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    private String gone(Job job) {
        String why = model.video().map(JobAsset::reason).orElse("");
        var settled = job.settled();
        if (model.video().filter(JobAsset::inTrash).isPresent()) {
            return "The video is in the trash. Restored from there it plays again."
                    + (settled == null
                            ? ""
                            : " What it cost ("
                                    + CreditsFormat.sentence(settled)
                                    + ") stays in usage.");
        }
        return "The video was made but could not be stored here. "
                + (why == null ? "" : why + " ")
                + (settled == null
                        ? ""
                        : "The cost stays " + CreditsFormat.sentence(settled) + ". ")
                + "Report the job to a platform admin to ask for a refund.";
    }

    private static Div panel(String text) {
        Div panel = new Div(VaadinIcon.INFO_CIRCLE.create(), new Span(text));
        panel.addClassName("job-panel");
        return panel;
    }
}
