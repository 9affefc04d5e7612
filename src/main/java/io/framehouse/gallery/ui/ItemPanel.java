package io.framehouse.gallery.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.VideoTile;
import io.framehouse.jobs.ui.JobParts;
import io.framehouse.ui.CurrentTeam;
import io.framehouse.ui.SafeBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Everything about one video, without leaving the wall. */
@JsModule("context://js/item-panel.js")
final class ItemPanel extends Div {
    /** What the panel asks of its screen. */
    interface Actions {
        boolean mayCreate();

        void retry(UUID asset);

        /** Shows the video before (-1) or after (1). */
        void step(int by);

        boolean hasNeighbour(int by);
    }

    /** Parts of a lower order are used often: they stand above the facts. */
    private static final int BELOW_FACTS = 50;

    private final ItemServices services;
    private final Actions actions;
    private final Comparing comparing;
    private final List<Component> lasting = new ArrayList<>();
    private ItemModel model;

    ItemPanel(ItemModel model, Actions actions, ItemServices services) {
        this.services = services;
        this.actions = actions;
        this.model = model;
        addClassName("item-panel");
        comparing = new Comparing(this, () -> this.model);
        draw();
        services.live().bind(this, model.team().id(), Set.of("asset", "job"), this::refresh);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        getElement().executeJs("window.framehouse?.bindItemPanel?.(this)");
        comparing.follow(event.getUI());
    }

    /** Draws again only what changed, so that a playing video goes on. */
    private void refresh() {
        model.load(model.video().id())
                .filter(now -> !now.mark().equals(model.mark()))
                .ifPresent(now -> {
                    model = now;
                    draw();
                });
    }

    /** What lasts stands where it is; what comes before and after it is made anew. */
    private void draw() {
        getChildren().filter(child -> !lasting.contains(child)).toList().forEach(this::remove);
        List<Component> above = above();
        for (int place = 0; place < above.size(); place++) {
            addComponentAtIndex(place, above.get(place));
        }
        if (lasting.isEmpty()) {
            lasting.addAll(parts(ItemPart::lasts));
            add(lasting);
        }
        add(below());
    }

    private List<Component> above() {
        List<Component> above =
                new ArrayList<>(
                        List.of(
                                new ItemStage(model, actions, this::refresh),
                                new ItemButtons(
                                        model,
                                        actions.mayCreate(),
                                        comparing::choose,
                                        this::refresh),
                                ItemFacts.prompt(model),
                                safe("Could not load the images it was made from.", this::sources),
                                safe("Could not load the batch.", this::siblings)));
        above.addAll(parts(part -> part.order() < BELOW_FACTS && !part.lasts()));
        return above;
    }

    private List<Component> below() {
        CurrentTeam team = model.team();
        JobParts parts = services.parts();
        List<Component> below =
                new ArrayList<>(
                        List.of(
                                new Fold("Settings", Fold.First.OPEN, ItemFacts.settings(model)),
                                new Fold("About", Fold.First.OPEN, ItemFacts.origin(model)),
                                new Fold("File", Fold.First.OPEN_WIDE, ItemFacts.file(model)),
                                new Fold(
                                        "Cost",
                                        Fold.First.OPEN_WIDE,
                                        safe(
                                                "Could not load the cost.",
                                                () -> new ItemMoney(model, parts))),
                                new Fold(
                                        "Timeline",
                                        Fold.First.FOLDED,
                                        safe(
                                                "Could not load the timeline.",
                                                () -> parts.timeline(team, model.job().id())))));
        below.addAll(parts(part -> part.order() >= BELOW_FACTS && !part.lasts()));
        below.add(steps());
        return below;
    }

    private List<Component> parts(Predicate<ItemPart> which) {
        return model.ownParts().stream().filter(which).map(this::part).toList();
    }

    private Component part(ItemPart part) {
        SafeBlock own =
                safe("Could not load this part.", () -> part.of(model.team(), model.video()));
        own.addClassName("item-panel__part");
        return own;
    }

    private static SafeBlock safe(String sentence, Supplier<? extends Component> content) {
        return new SafeBlock(sentence, content);
    }

    private Component sources() {
        List<JobParts.Source> pictures = services.parts().sources(model.team(), model.job().id());
        return pictures.isEmpty() ? new Div() : new SourcePictures(pictures);
    }

    private Component siblings() {
        List<VideoTile> videos = model.siblings();
        if (videos.size() < 2) {
            return new Div();
        }
        SiblingStrip strip = new SiblingStrip(model.team(), videos, model.video().id());
        return new Fold("Batch of " + videos.size(), Fold.First.OPEN, strip);
    }

    private Component steps() {
        Button previous = new Button("Previous", VaadinIcon.ANGLE_LEFT.create());
        previous.addClickListener(click -> actions.step(-1));
        previous.setEnabled(actions.hasNeighbour(-1));
        previous.getElement().setAttribute("data-step", "ArrowLeft");
        Button next = new Button("Next", VaadinIcon.ANGLE_RIGHT.create());
        next.setIconAfterText(true);
        next.addClickListener(click -> actions.step(1));
        next.setEnabled(actions.hasNeighbour(1));
        next.getElement().setAttribute("data-step", "ArrowRight");
        Div row = new Div(previous, next);
        row.addClassNames("button-row", "item-panel__steps");
        return row;
    }
}
