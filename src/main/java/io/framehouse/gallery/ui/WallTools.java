package io.framehouse.gallery.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.dom.Element;
import io.framehouse.gallery.WallSort;
import io.framehouse.ui.PageTabs;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;

/** Beside the wall: whose videos, in which order, from which month, and how large. */
final class WallTools extends Div {
    private final GalleryModel model;
    private final Div tabs = new Div();
    private final Span result = new Span();
    private final Select<WallSort> sort = new Select<>();
    private final Select<YearMonth> jump = new Select<>();
    private final Button choose;

    WallTools(
            GalleryModel model,
            Consumer<GalleryFilter> onSort,
            Consumer<YearMonth> onJump,
            Runnable onChoose) {
        this.model = model;
        choose = new Button("Select", VaadinIcon.CHECK_SQUARE_O.create(), click -> onChoose.run());
        choose.addClassName("wall-tools__choose");
        addClassName("wall-tools");
        tabs.addClassName("wall-tools__tabs");
        sort.setAriaLabel("Order");
        sort.addClassName("wall-tools__sort");
        sort.setItems(WallSort.values());
        sort.setItemLabelGenerator(WallTools::words);
        sort.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onSort.accept(model.filter().sorted(change.getValue()));
            }
        });
        jump.setAriaLabel("Jump to month");
        jump.setPlaceholder("Jump to month");
        jump.addClassName("wall-tools__jump");
        jump.setItemLabelGenerator(WallWords::month);
        jump.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                onJump.accept(change.getValue());
                jump.clear();
            }
        });
        result.addClassNames("wall-tools__result", "num");
        result.getElement().setAttribute("aria-live", "polite");
        Div right = new Div(result, choose, jump, sort, size());
        right.addClassName("wall-tools__right");
        add(tabs, right);
    }

    /** Shows the model's filter. */
    void show(List<YearMonth> months, boolean mayChoose) {
        GalleryFilter filter = model.filter();
        tabs.removeAll();
        tabs.add(tabs(filter));
        sort.setValue(filter.sort());
        jump.setVisible(months.size() > 1);
        jump.setItems(months);
        choose.setVisible(mayChoose);
    }

    /** Such as {@code 412 videos}; spoken too. */
    void setResult(String text) {
        result.setText(text);
    }

    private PageTabs tabs(GalleryFilter filter) {
        boolean mine = filter.value(GalleryField.BY).equals(GalleryField.ME);
        boolean starred = filter.has(GalleryField.STARRED);
        boolean trash = filter.inTrash();
        GalleryFilter all = filter.without(GalleryField.STARRED).without(GalleryField.TRASH);
        GalleryFilter everybody = mine ? all.without(GalleryField.BY) : all;
        return new PageTabs("Which videos")
                .tab(address(everybody), "All", !mine && !starred && !trash)
                .tab(
                        address(all.with(GalleryField.BY, GalleryField.ME)),
                        "Mine",
                        mine && !starred && !trash)
                .tab(
                        address(everybody.with(GalleryField.STARRED, GalleryField.YES)),
                        "Starred",
                        starred && !trash)
                .tab(address(everybody.with(GalleryField.TRASH, GalleryField.YES)), "Trash", trash);
    }

    private String address(GalleryFilter filter) {
        String query = filter.toQuery(null).getQueryString();
        return GalleryNavigation.wall(model.team()) + (query.isEmpty() ? "" : "?" + query);
    }

    /** Only the browser knows how large a person likes tiles. */
    private static Div size() {
        Element slider = new Element("input");
        slider.setAttribute("type", "range");
        slider.setAttribute("min", "120");
        slider.setAttribute("max", "280");
        slider.setAttribute("step", "20");
        slider.setAttribute("value", "180");
        slider.setAttribute("aria-label", "Size of tiles");
        slider.setAttribute("class", "wall-size");
        Div holder = new Div();
        holder.addClassName("wall-tools__size");
        Span small = new Span(VaadinIcon.GRID_SMALL.create());
        holder.add(small);
        holder.getElement().appendChild(slider);
        return holder;
    }

    private static String words(WallSort sort) {
        return switch (sort) {
            case NEWEST -> "Newest first";
            case OLDEST -> "Oldest first";
            case COST -> "Highest cost";
            case LENGTH -> "Longest";
            case RATING -> "Best rated";
        };
    }
}
