package io.framehouse.catalog.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Toast;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/** One model: its versions over time, one of them in full, a place to try it. */
final class PriceDetail extends Div {
    private final PricesModel prices;
    private final BookRow row;
    private final boolean editable;
    private final Consumer<PriceVersion> goTo;
    private final Div content = new Div();

    /**
     * A model's prices.
     *
     * @param version the number of the version to show, empty for that in force
     * @param editable whether a new version can be made
     * @param goTo shows a version that was just made
     */
    PriceDetail(
            PricesModel prices,
            BookRow row,
            String version,
            boolean editable,
            Consumer<PriceVersion> goTo) {
        this.prices = prices;
        this.row = row;
        this.editable = editable;
        this.goTo = goTo;
        addClassName("price-detail");
        content.addClassName("price-detail__content");
        row.version(version).ifPresentOrElse(this::show, this::showNone);
    }

    private void show(PriceVersion version) {
        removeAll();
        content.removeAll();
        add(back(), head(version), new VersionTimeline(row, version, prices.now()), content);
        RuleDraft rule = RuleDraft.of(version.rule());
        prices.gaps(row.model(), rule)
                .forEach(gap -> content.add(PriceReview.warning(PriceWords.gap(row.model(), gap))));
        Div beside =
                new Div(
                        new TryBox(prices, row.model(), rule, version.id()),
                        new RouteCosts(prices, row.model(), rule));
        beside.addClassName("price-detail__beside");
        content.add(new VersionBlock(prices, row.model(), version), beside);
    }

    private void showNone() {
        add(
                back(),
                new EmptyState(
                        VaadinIcon.MONEY,
                        "No prices",
                        "A model without a price cannot be used: we never send a job we cannot"
                                + " price."));
    }

    private Component head(PriceVersion version) {
        H2 title = new H2(row.model().title());
        title.addClassName("price-detail__title");
        Paragraph id = new Paragraph(row.model().id());
        id.addClassNames("mono", "secondary");
        Div words = new Div(title, id);
        words.addClassName("price-detail__words");
        Div head = new Div(words);
        head.addClassName("price-detail__head");
        if (editable) {
            Button make = new Button("New version", VaadinIcon.PLUS.create());
            make.addClassName("wide-only");
            make.addClickListener(click -> edit(version, make));
            head.add(make, WideOnly.note());
        }
        return head;
    }

    private void edit(PriceVersion copied, Button make) {
        make.setVisible(false);
        content.removeAll();
        NewVersion form = new NewVersion(prices, row, copied, () -> show(copied), this::published);
        form.addClassName("wide-only");
        content.add(form);
    }

    private void published(PriceVersion version) {
        boolean later = version.effectiveFrom().isAfter(prices.now());
        Toast.success(
                "Version %d of %s is published%s."
                        .formatted(
                                version.id(),
                                row.model().title(),
                                later
                                        ? " and holds from "
                                                + io.framehouse.ui.TimeFormat.absolute(
                                                        version.effectiveFrom(), ZoneOffset.UTC)
                                                + " UTC"
                                        : " and holds now"));
        goTo.accept(version);
    }

    private static Component back() {
        Anchor back = new Anchor(PricesNavigation.PATH, VaadinIcon.ARROW_LEFT.create());
        back.add("All models");
        back.setRouterIgnore(false);
        back.addClassNames("price-detail__back");
        return back;
    }
}
