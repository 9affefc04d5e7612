package io.framehouse.teams.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.framehouse.teams.TeamExport;
import io.framehouse.ui.MediaPath;
import io.framehouse.ui.SizeFormat;
import io.framehouse.ui.TimeFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** The exports that were asked for, newest first. */
final class ExportList extends UnorderedList {
    ExportList(List<TeamExport> exports, ZoneId zone) {
        addClassName("export-list");
        exports.forEach(export -> add(item(export, zone)));
        setVisible(!exports.isEmpty());
    }

    private static Component item(TeamExport export, ZoneId zone) {
        Span when =
                new Span(
                        TimeFormat.absolute(export.createdAt(), zone)
                                + ", asked for by "
                                + export.askedBy());
        Span state = new Span(words(export, zone));
        state.addClassName("caption");
        ListItem item = new ListItem(when, state);
        item.addClassName("export-list__item");
        String link = export.link();
        if (link != null) {
            item.add(download(link, export));
        }
        return item;
    }

    private static Anchor download(String link, TeamExport export) {
        Long bytes = export.bytes();
        Anchor download = new Anchor(MediaPath.of(link), "");
        download.add(
                VaadinIcon.DOWNLOAD.create(),
                new Span(
                        "Download ZIP"
                                + (bytes == null ? "" : " \u00b7 " + SizeFormat.bytes(bytes))));
        download.getElement().setAttribute("download", true);
        download.setRouterIgnore(true);
        download.addClassName("button-link");
        return download;
    }

    private static String words(TeamExport export, ZoneId zone) {
        Instant until = export.expiresAt();
        return switch (export.state()) {
            case WAITING -> "Being prepared";
            case READY ->
                    "Ready" + (until == null ? "" : " until " + TimeFormat.absolute(until, zone));
            case FAILED -> export.error() == null ? "Failed" : export.error();
            case EXPIRED -> "No longer kept";
        };
    }
}
