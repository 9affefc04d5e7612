package io.framehouse.gallery.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ClientCallable;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.internal.AllowInert;
import com.vaadin.flow.component.page.PendingJavaScriptResult;
import io.framehouse.gallery.WallPage;
import io.framehouse.gallery.WallPart;
import io.framehouse.gallery.WallSort;
import io.framehouse.shared.Action;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.ui.ErrorIds;
import io.framehouse.ui.Outcomes;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The wall of videos, which the browser draws: what it asks for is answered here and not kept, so a
 * session is as large after ten thousand videos as after sixty.
 */
@JsModule("context://js/wall.js")
final class WallPanel extends Div {
    /** As many tiles as the browser keeps, and the pages that come meanwhile. */
    private static final int MOST_AGAIN = 800;

    private final GalleryModel model;
    private final Runnable onEmptied;
    private ObjectNode view = JsonNodeFactory.instance.objectNode();
    private @Nullable UUID open;

    /**
     * A wall under the model's filter.
     *
     * @param first its first page, which is not asked for again
     * @param onEmptied called when its last video went
     */
    WallPanel(GalleryModel model, WallPage first, Runnable onEmptied) {
        this.model = model;
        this.onEmptied = onEmptied;
        addClassName("wall");
        view(first);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        if (view.isEmpty()) {
            view(model.page(null));
        }
        draw();
    }

    /** Draws what the model's filter finds now. */
    void show(WallPage first) {
        view(first);
        draw();
    }

    /** Has the browser ask again for what it shows. */
    void news() {
        run("news()");
    }

    /** Shows a month of the same wall without narrowing it. */
    void jump(YearMonth month) {
        run("jump($0)", month.toString());
    }

    /** Begins, or ends, that a tap ticks a video instead of opening it. */
    void choose(boolean on) {
        run("choice.begin($0)", on);
    }

    /** Answers with the ticked videos, of which only the browser knows. */
    void chosen(Consumer<Set<UUID>> listener) {
        run("choice.all()")
                .then(
                        ArrayNode.class,
                        ids -> {
                            Set<UUID> videos = new LinkedHashSet<>(parse(ids));
                            if (!videos.isEmpty()) {
                                listener.accept(videos);
                            }
                        });
    }

    /** Marks the tile whose panel is open; the focus goes back to a tile whose panel was closed. */
    void opened(@Nullable UUID item) {
        UUID before = open;
        open = item;
        run("opened($0)", item == null ? null : item.toString());
        if (item == null && before != null) {
            run("focus($0)", before.toString());
        }
    }

    @AllowInert
    @ClientCallable
    private ObjectNode page(@Nullable String place) {
        return answer(() -> json().page(model.page(place)));
    }

    @AllowInert
    @ClientCallable
    private ObjectNode from(String month) {
        return answer(() -> json().page(model.from(YearMonth.parse(month))));
    }

    /** All of a part of the wall that was shown before, as it is now. */
    @AllowInert
    @ClientCallable
    private ObjectNode part(@Nullable String from, @Nullable String until) {
        return answer(() -> json().page(model.part(new WallPart(from, until))));
    }

    /**
     * What became of the parts that the browser shows: see {@link WallNews}.
     *
     * @param top where the wall's first video stood; null where the first part tells it
     */
    @AllowInert
    @ClientCallable
    private ObjectNode again(ArrayNode parts, @Nullable String top) {
        return answer(() -> new WallNews(model, json()).of(parts, top));
    }

    /** New links to these videos. */
    @AllowInert
    @ClientCallable
    private ObjectNode links(ArrayNode ids) {
        return answer(() -> {
            ObjectNode answer = JsonNodeFactory.instance.objectNode();
            answer.set("cards", json().cards(model.again(parse(ids))));
            return answer;
        });
    }

    @ClientCallable
    private ObjectNode star(String id, boolean on) {
        return Ids.parse(id)
                .map(video -> told(() -> model.star(video, on)))
                .orElseGet(this::refused);
    }

    @ClientCallable
    private ObjectNode retry(String id) {
        return Ids.parse(id).map(video -> told(() -> model.retry(video))).orElseGet(this::refused);
    }

    @AllowInert
    @ClientCallable
    private void emptied() {
        onEmptied.run();
    }

    private ObjectNode told(Runnable action) {
        return Outcomes.run(action) ? JsonNodeFactory.instance.objectNode() : refused();
    }

    private ObjectNode refused() {
        return JsonNodeFactory.instance.objectNode().put("error", "");
    }

    /** A place of another filter is refused, a failure is told by its id: the browser says so. */
    private ObjectNode answer(Supplier<ObjectNode> question) {
        try {
            return question.get();
        } catch (DomainException | DateTimeException refusal) {
            return refused();
        } catch (RuntimeException failure) {
            return JsonNodeFactory.instance.objectNode().put("error", ErrorIds.report(failure));
        }
    }

    private static List<UUID> parse(ArrayNode ids) {
        return StreamSupport.stream(ids.spliterator(), false)
                .limit(MOST_AGAIN)
                .flatMap(id -> Ids.parse(id.asString()).stream())
                .distinct()
                .toList();
    }

    private void view(WallPage first) {
        GalleryFilter filter = model.filter();
        String query = filter.toQuery(null).getQueryString();
        view = JsonNodeFactory.instance.objectNode();
        view.put(
                "address",
                GalleryNavigation.wall(model.team())
                        + (query.isEmpty() ? "?item=" : "?" + query + "&item="));
        view.put("months", isByTime());
        view.put("arrivals", filter.sort() == WallSort.NEWEST);
        view.put("choose", !model.actions().isEmpty());
        view.put("star", !filter.inTrash());
        view.put("retry", model.may(Action.SUBMIT_JOB));
        view.set("page", json().page(first));
    }

    private void draw() {
        run("draw($0)", view);
        // Sent once, with the page; afterwards the browser has it.
        view = JsonNodeFactory.instance.objectNode();
        run("opened($0)", open == null ? null : open.toString());
    }

    private boolean isByTime() {
        WallSort sort = model.filter().sort();
        return sort == WallSort.NEWEST || sort == WallSort.OLDEST;
    }

    private WallJson json() {
        return new WallJson(model.team(), isByTime());
    }

    private PendingJavaScriptResult run(String call, @Nullable Object... arguments) {
        return getElement().executeJs("return window.framehouse.wall(this)." + call, arguments);
    }
}
