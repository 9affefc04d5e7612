package io.framehouse.gallery.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.gallery.SavedSearch;
import io.framehouse.ui.ConfirmDialogs;
import io.framehouse.ui.EmptyState;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.RowMenu;
import java.util.List;

/** Saved searches: those there are, to open one, and the one that the wall shows, to save it. */
final class SearchesDialog extends Dialog {
    private final SearchesModel model;
    private final Div content = new Div();

    SearchesDialog(SearchesModel model) {
        this.model = model;
        addClassName("searches");
        setHeaderTitle("Saved searches");
        content.addClassName("searches__content");
        add(content);
        getFooter().add(new Button("Close", click -> close()));
        show();
    }

    private void show() {
        List<SavedSearch> all = model.list();
        content.removeAll();
        if (model.hasSomething()) {
            content.add(new SearchForm("Save search", model.mayShare(), all, this::save));
        }
        content.add(all.isEmpty() ? empty() : list(all));
        if (!all.isEmpty() && !model.hasSomething()) {
            Paragraph hint =
                    new Paragraph("Search or filter the wall, and save it here under a name.");
            hint.addClassName("searches__hint");
            content.add(hint);
        }
    }

    private Component empty() {
        return new EmptyState(
                VaadinIcon.BOOKMARK_O,
                "No saved searches yet",
                model.hasSomething()
                        ? "Give what the wall shows now a name, and open it from here again."
                        : "Search or filter the wall, then save it here under a name.");
    }

    private Component list(List<SavedSearch> all) {
        UnorderedList list = new UnorderedList();
        list.addClassName("searches__list");
        list.getElement().setAttribute("aria-label", "Saved searches");
        all.forEach(search -> list.add(row(search)));
        return list;
    }

    private ListItem row(SavedSearch search) {
        Span name = new Span(search.name());
        name.addClassNames("searches__name", "truncate");
        name.getElement().setAttribute("dir", "auto");
        Anchor link = new Anchor(model.address(search), name, who(search));
        link.addClassName("searches__link");
        link.getElement().addEventListener("click", click -> close());
        if (model.isShown(search)) {
            link.getElement().setAttribute("aria-current", "true");
        }
        ListItem row = new ListItem(link);
        row.addClassName("searches__row");
        if (model.mayDelete(search)) {
            row.add(menu(search));
        }
        return row;
    }

    private Component who(SavedSearch search) {
        Span who =
                new Span(
                        (search.shared() ? VaadinIcon.USERS : VaadinIcon.LOCK).create(),
                        new Span(words(search)));
        who.addClassName("searches__who");
        return who;
    }

    private String words(SavedSearch search) {
        String who =
                !search.shared()
                        ? "Only you"
                        : search.mine() ? "Team, by you" : "Team, by " + search.owner();
        return model.isShown(search) ? who + ", shown now" : who;
    }

    private RowMenu menu(SavedSearch search) {
        RowMenu menu = new RowMenu(search.name());
        if (search.mine()) {
            menu.entry("Rename search", () -> rename(search));
            if (search.shared()) {
                menu.entry("Make private", () -> change(search, false));
            } else if (model.mayShare()) {
                menu.entry("Share with the team", () -> change(search, true));
            }
        }
        return menu.entry("Delete search", () -> askToDelete(search));
    }

    private void save(SearchForm form) {
        if (Outcomes.run(() -> model.save(form.name(), form.shared()), form::showErrors)) {
            show();
        }
    }

    private void change(SavedSearch search, boolean shared) {
        Outcomes.run(() -> model.change(search, search.name(), shared));
        show();
    }

    private void rename(SavedSearch search) {
        Dialog dialog = new Dialog("Rename search");
        dialog.addClassName("searches");
        dialog.add(
                new SearchForm(
                        search,
                        form -> {
                            Runnable rename =
                                    () -> model.change(search, form.name(), search.shared());
                            if (Outcomes.run(rename, form::showErrors)) {
                                dialog.close();
                                show();
                            }
                        }));
        dialog.getFooter().add(new Button("Keep name", click -> dialog.close()));
        dialog.open();
    }

    private void askToDelete(SavedSearch search) {
        ConfirmDialogs.ask(
                "Delete \u201c" + ConfirmDialogs.cut(search.name()) + "\u201d?",
                search.shared()
                        ? "Everybody in the team loses this search. The videos stay."
                        : "You lose this search. The videos stay.",
                "Delete search",
                "Keep search",
                () -> {
                    Outcomes.run(() -> model.delete(search));
                    show();
                });
    }
}
