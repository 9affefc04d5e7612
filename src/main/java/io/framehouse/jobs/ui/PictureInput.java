package io.framehouse.jobs.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadDropZone;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.streams.UploadHandler;
import io.framehouse.shared.FieldError;
import io.framehouse.ui.Outcomes;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * Where a picture is dropped, chosen, pasted or named by a link. Dropping is never the only way.
 */
@JsModule("context://js/image-drop.js")
final class PictureInput extends Div {
    private static final String[] TYPES = {"image/png", "image/jpeg", "image/webp"};
    private static final long MAX_BYTES = 50_000_000L;

    /** Turns what a person gives into a kept picture; refuses with field errors. */
    interface Source {
        Picture store(Path file, String fileName);

        Picture fetch(String link);

        /** Whether a picture that the team has can be chosen. */
        boolean canPick();

        /** Lets the person choose one. */
        void pick(Consumer<Picture> onPicture);
    }

    private final Source source;
    private final Consumer<Picture> onPicture;
    private final Consumer<List<FieldError>> onErrors;
    private final UploadManager manager;

    /**
     * An input.
     *
     * @param what such as {@code start image}, for names of buttons
     */
    PictureInput(
            String what,
            Source source,
            Consumer<Picture> onPicture,
            Consumer<List<FieldError>> onErrors) {
        this.source = source;
        this.onPicture = onPicture;
        this.onErrors = onErrors;
        addClassName("picture-input");
        manager =
                new UploadManager(
                        this,
                        UploadHandler.toTempFile(
                                (meta, file) -> take(meta.fileName(), file.toPath())));
        manager.setMaxFileSize(MAX_BYTES);
        manager.setAcceptedMimeTypes(TYPES);
        manager.addFileRejectedListener(rejected -> reject(rejected.getFileName()));
        manager.addAllFinishedListener(finished -> manager.clearFileList());
        UploadButton choose = new UploadButton("Choose file", manager);
        choose.setAriaLabel("Choose file for " + what);
        Button byLink = new Button("Link");
        byLink.addThemeVariants(ButtonVariant.TERTIARY);
        byLink.setAriaLabel("Use a link for " + what);
        Button pick = new Button("Library", click -> source.pick(onPicture));
        pick.addThemeVariants(ButtonVariant.TERTIARY);
        pick.setAriaLabel("Choose " + what + " from library or gallery");
        pick.setVisible(source.canPick());
        Div links = linkRow(what);
        byLink.addClickListener(click -> links.setVisible(!links.isVisible()));
        add(zone(choose, pick, byLink), links);
    }

    private UploadDropZone zone(UploadButton choose, Button pick, Button byLink) {
        Span icon = new Span(VaadinIcon.PICTURE.create());
        icon.addClassName("picture-input__icon");
        Div ways = new Div(new Span("or"), choose, pick, byLink);
        ways.addClassName("picture-input__ways");
        Span limits = new Span("PNG, JPEG or WebP \u00b7 up to 50 MB \u00b7 between 1:4 and 4:1");
        limits.addClassName("create-hint");
        Span drop = new Span("Drop an image here");
        drop.addClassName("picture-input__drop");
        Div content = new Div(icon, drop, ways, limits);
        content.addClassName("picture-input__content");
        UploadDropZone zone = new UploadDropZone(content, manager);
        zone.getElement().getClassList().add("picture-input__zone");
        return zone;
    }

    private Div linkRow(String what) {
        TextField link = new TextField("Link to the " + what);
        link.setPlaceholder("https://");
        link.setWidthFull();
        Button use = new Button("Use link");
        use.setDisableOnClick(true);
        use.addClickListener(click -> {
            Outcomes.run(() -> onPicture.accept(source.fetch(link.getValue().strip())), onErrors);
            use.setEnabled(true);
        });
        Div row = new Div(link, use);
        row.addClassName("picture-input__link");
        row.setVisible(false);
        return row;
    }

    private void take(String name, Path file) {
        Outcomes.run(() -> onPicture.accept(source.store(file, name)), onErrors);
        TemporaryUpload.delete(file);
    }

    private void reject(String name) {
        String type = name.contains(".") ? name.substring(name.lastIndexOf('.') + 1) : "file";
        onErrors.accept(
                List.of(
                        new FieldError(
                                "images",
                                "not_accepted",
                                name
                                        + " is a "
                                        + type.toUpperCase(java.util.Locale.ROOT)
                                        + " or larger than 50 MB. Use PNG, JPEG or WebP up to"
                                        + " 50 MB.")));
    }
}
