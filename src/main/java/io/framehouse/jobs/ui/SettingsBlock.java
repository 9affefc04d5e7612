package io.framehouse.jobs.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Image;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.framehouse.jobs.Job;
import io.framehouse.jobs.JobCallbacks.JobCallback;
import io.framehouse.ui.CopyButton;
import io.framehouse.ui.Facts;
import io.framehouse.ui.TimeText;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What was asked for: prompt, pictures and every setting. */
final class SettingsBlock extends Section {
    SettingsBlock(JobDetailModel model) {
        addClassNames("job-block", "card");
        Job job = model.job();
        H2 heading = new H2("Settings");
        heading.addClassName("section-title");
        add(heading, prompt(job));
        List<Picture> pictures = model.pictures();
        if (!pictures.isEmpty()) {
            add(pictures(pictures));
        }
        Facts facts = new Facts();
        facts.addClassName("facts--columns");
        facts.add("Model", model.modelTitle());
        model.settings().forEach(setting -> add(facts, setting));
        model.callback().ifPresent(callback -> add(facts, callback, model.team().zone()));
        add(facts);
    }

    private static void add(Facts facts, JobSettings.Setting setting) {
        if (setting.name().equals("seed")) {
            Span seed = new Span(setting.value());
            seed.addClassName("mono");
            facts.add(setting.label(), seed, new CopyButton("seed", setting.value()));
        } else {
            facts.add(setting.label(), setting.value());
        }
    }

    private static void add(Facts facts, JobCallback callback, ZoneId zone) {
        String words = CallbackWords.line(callback);
        Instant at = CallbackWords.at(callback);
        facts.add(
                "Callback",
                at == null
                        ? new Span(words)
                        : new Div(new Span(words + " "), TimeText.absolute(at, zone)));
    }

    private static Div prompt(Job job) {
        Paragraph text = new Paragraph(JobWords.prompt(job.prompt()));
        text.addClassName("job-prompt");
        text.getElement().setAttribute("dir", "auto");
        Div row = new Div(text);
        row.addClassName("job-prompt__row");
        if (!job.prompt().isBlank()) {
            row.add(new CopyButton("prompt", job.prompt()));
        }
        return row;
    }

    private static Div pictures(List<Picture> pictures) {
        Div row = new Div();
        row.addClassName("job-pictures");
        for (Picture picture : pictures) {
            Image image = new Image(picture.link(), "Image used: " + picture.name());
            Anchor link = new Anchor(picture.link());
            link.add(image);
            link.setRouterIgnore(true);
            link.setTarget("_blank");
            row.add(link);
        }
        return row;
    }
}
