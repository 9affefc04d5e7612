package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import io.framehouse.gallery.AssetCard;
import io.framehouse.gallery.VideoFacts;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.ui.JobSettings.Setting;
import io.framehouse.jobs.ui.JobsNavigation;
import io.framehouse.ui.CopyButton;
import io.framehouse.ui.Facts;
import io.framehouse.ui.IdText;
import io.framehouse.ui.MoneyText;
import io.framehouse.ui.SizeFormat;
import io.framehouse.ui.TimeText;
import java.time.Instant;

/** What is known of a video, in sections: what was asked, whose it is, what the file is. */
final class ItemFacts {
    private ItemFacts() {}

    /** The prompt, whole. */
    static Component prompt(ItemModel model) {
        Paragraph text = new Paragraph(VideoWords.prompt(model.video()));
        text.addClassName("job-prompt");
        text.getElement().setAttribute("dir", "auto");
        Div row = new Div(text);
        row.addClassName("job-prompt__row");
        if (!model.video().prompt().isBlank()) {
            row.add(new CopyButton("prompt", model.video().prompt()));
        }
        return row;
    }

    /** Every setting as it was sent, also as JSON. */
    static Component settings(ItemModel model) {
        Facts facts = new Facts();
        facts.add("Model", model.modelTitle());
        model.settings().forEach(setting -> add(facts, setting));
        String json = model.parametersJson();
        Pre text = new Pre(json);
        text.addClassNames("mono", "item-panel__json");
        text.getElement().setAttribute("tabindex", "0");
        text.getElement().setAttribute("role", "region");
        text.getElement().setAttribute("aria-label", "Settings as JSON");
        Fold whole = new Fold("As JSON", Fold.First.FOLDED, text);
        whole.addClassName("fold--inner");
        CopyButton copy = CopyButton.labelled("Copy as JSON", "settings as JSON", json);
        Div content = new Div(facts, whole, copy);
        content.addClassName("item-panel__section");
        return content;
    }

    /** Who made it, when and for what. */
    static Component origin(ItemModel model) {
        AssetCard video = model.video();
        Job job = model.job();
        Facts facts = new Facts();
        Anchor cost = new Anchor(JobsNavigation.job(model.team(), job.id()));
        cost.add(MoneyText.exact(video.cost()));
        cost.setAriaLabel("Cost, open job");
        facts.add("Cost", cost);
        facts.add(job.keyId() == null ? "By" : "API key", video.createdBy());
        facts.add("Created", TimeText.absolute(video.createdAt(), model.team().zone()));
        String costCenter = job.costCenter();
        facts.add("Cost centre", costCenter == null ? "\u2013" : costCenter);
        if (!job.labels().isEmpty()) {
            facts.add("Sent labels", String.join(", ", job.labels()));
        }
        facts.add("Job", new IdText("job id", job.id().toString()));
        return facts;
    }

    /** What the file itself says. */
    static Component file(ItemModel model) {
        AssetCard video = model.video();
        VideoFacts file = model.facts();
        Facts facts = new Facts();
        Long bytes = video.bytes();
        if (bytes != null) {
            String kind = ItemWords.container(video.contentType());
            facts.add("File", kind + " \u00b7 " + SizeFormat.bytes(bytes));
        }
        Integer width = video.width();
        Integer height = video.height();
        if (width != null && height != null) {
            facts.add("Size", SizeFormat.pixels(width, height));
        }
        Long millis = video.durationMillis();
        if (millis != null) {
            facts.add("Length", ItemWords.length(millis));
        }
        addTechnics(facts, file);
        Instant ready = file.readyAt();
        if (ready != null) {
            facts.add("Sound", video.sound() ? "Yes" : "No");
            facts.add("Stored", TimeText.absolute(ready, model.team().zone()));
        }
        return facts;
    }

    private static void addTechnics(Facts facts, VideoFacts file) {
        Integer fps = file.fpsMilli();
        if (fps != null) {
            facts.add("Frame rate", ItemWords.frameRate(fps));
        }
        String codec = file.codec();
        if (codec != null) {
            facts.add("Codec", ItemWords.codec(codec));
        }
        String sha256 = file.sha256();
        if (sha256 != null) {
            facts.add("SHA-256", new IdText("SHA-256", sha256));
        }
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
}
