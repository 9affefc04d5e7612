package io.framehouse.gallery.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.UnorderedList;
import io.framehouse.gallery.AssetCard;
import io.framehouse.ui.Outcomes;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Justified rows of videos under headings of months; more come before the end is reached. */
@JsModule("context://js/gallery.js")
final class Wall extends Div {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    private final GalleryModel model;
    private final Div months = new Div();
    private final Div foot = new Div();
    private final Runnable onMore;
    private @Nullable YearMonth month;
    private UnorderedList row = new UnorderedList();

    Wall(GalleryModel model, Runnable onMore) {
        this.model = model;
        this.onMore = onMore;
        addClassName("wall");
        months.addClassName("wall__months");
        foot.addClassName("wall__foot");
        add(months, foot);
        append(model.videos());
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("window.framehouse?.bindWall?.(this)");
        watch();
    }

    /** Puts the focus back on a tile whose panel was closed. */
    void focusTile(String asset) {
        getElement()
                .executeJs(
                        "this.querySelector('[data-item=\"' + CSS.escape($0) + '\"]')?.focus()",
                        asset);
    }

    private void append(List<AssetCard> videos) {
        videos.forEach(this::append);
        showFoot();
    }

    private void append(AssetCard video) {
        YearMonth its = YearMonth.from(video.createdAt().atZone(model.team().zone()));
        if (!its.equals(month)) {
            month = its;
            H2 heading = new H2(MONTH.format(its));
            heading.addClassNames("section-title", "wall__month");
            row = new UnorderedList();
            row.addClassName("wall__row");
            months.add(heading, row);
        }
        String address =
                GalleryNavigation.wall(model.team())
                        + "?"
                        + model.filter().toQuery(video.id()).getQueryString();
        row.add(new Tile(model.team(), video, address));
    }

    private void showFoot() {
        foot.removeAll();
        if (model.hasMore()) {
            Button more = new Button("Show more videos");
            more.setDisableOnClick(true);
            more.addClickListener(click -> {
                Outcomes.run(() -> append(model.more()));
                onMore.run();
                watch();
            });
            foot.add(more);
        }
    }

    private void watch() {
        foot.getElement()
                .executeJs("window.framehouse?.watchMore?.(this.querySelector('vaadin-button'))");
    }
}
