package io.framehouse.reports.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** A link that fetches a report of some hundred rows as CSV. */
final class ReportFile extends Anchor {
    ReportFile(String name, Consumer<OutputStream> writer) {
        super(
                DownloadHandler.fromInputStream(event -> {
                    ByteArrayOutputStream target = new ByteArrayOutputStream();
                    writer.accept(target);
                    return new DownloadResponse(
                            new ByteArrayInputStream(target.toByteArray()),
                            name,
                            "text/csv;charset=" + StandardCharsets.UTF_8.name(),
                            target.size());
                }),
                "Download CSV");
        addComponentAsFirst(VaadinIcon.DOWNLOAD_ALT.create());
        addClassName("link-button");
        setRouterIgnore(true);
    }
}
