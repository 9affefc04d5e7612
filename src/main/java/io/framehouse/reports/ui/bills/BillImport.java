package io.framehouse.reports.ui.bills;

import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.UploadButton;
import com.vaadin.flow.component.upload.UploadManager;
import com.vaadin.flow.server.streams.UploadHandler;
import io.framehouse.reports.BillMapping;
import io.framehouse.reports.BillPreview;
import io.framehouse.reports.Bills;
import io.framehouse.reports.Bills.Account;
import io.framehouse.reports.Bills.Form;
import io.framehouse.reports.ProviderBill;
import io.framehouse.shared.DomainException;
import io.framehouse.ui.FieldErrors;
import io.framehouse.ui.Outcomes;
import io.framehouse.ui.Toast;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From a file to a compared bill: choose, map, check, compare. What was typed stays. */
final class BillImport extends Div {
    private static final Logger LOG = LoggerFactory.getLogger(BillImport.class);

    private final transient Bills bills;
    private final Select<Account> account = new Select<>();
    private final TextField month = new TextField("Month");
    private final TextField tolerance = new TextField("Tolerance");
    private final TextField percent = new TextField("Tolerance in %");
    private final TextField window = new TextField("Minutes around a job");
    private final Span chosen = new Span();
    private final Paragraph problem = new Paragraph();
    private final Div steps = new Div();
    private final Div result = new Div();
    private transient @Nullable Path file;
    private String fileName = "";
    private @Nullable BillMappingForm mapping;

    BillImport(Bills bills, Clock clock) {
        this.bills = bills;
        addClassNames("card", "bills__import");
        H2 title = new H2("Import a bill");
        title.addClassName("section-title");
        account.setLabel("Account");
        account.setItems(bills.accounts());
        account.setItemLabelGenerator(
                one -> one.removed() ? one.name() + " (removed)" : one.name());
        month.setValue(YearMonth.now(clock.withZone(ZoneOffset.UTC)).minusMonths(1).toString());
        month.setHelperText("Such as 2026-10");
        tolerance.setValue("0");
        tolerance.setHelperText("In the bill's unit");
        percent.setValue("0");
        window.setValue("10");
        window.setHelperText("For lines without a task id");
        UploadManager manager =
                new UploadManager(
                        this,
                        UploadHandler.toTempFile(
                                (meta, sent) -> take(meta.fileName(), sent.toPath())));
        manager.setMaxFileSize(Bills.MAX_BYTES);
        manager.addFileRejectedListener(rejected ->
                Toast.error(
                        rejected.getFileName() + " is larger than 50 MB. Export a shorter time."));
        manager.addAllFinishedListener(finished -> manager.clearFileList());
        chosen.addClassName("secondary");
        Div choice = new Div(new UploadButton("Choose file", manager), chosen);
        choice.addClassName("bills__choice");
        problem.addClassName("bills__problem");
        problem.getElement().setAttribute("role", "alert");
        Div fields = new Div(account, month, tolerance, percent, window);
        fields.addClassName("bills__fields");
        steps.addClassName("bills__steps");
        result.addClassName("bills__result");
        result.getElement().setAttribute("aria-live", "polite");
        add(title, fields, choice, problem, steps, result);
        addDetachListener(gone -> forget());
    }

    private void take(String name, Path sent) {
        Account of = account.getValue();
        if (of == null) {
            account.setErrorMessage("Choose the account that the bill is of, then the file.");
            account.setInvalid(true);
            delete(sent);
            return;
        }
        account.setInvalid(false);
        boolean read =
                Outcomes.run(
                        () -> {
                            BillPreview preview = bills.preview(of.id(), sent, null);
                            forget();
                            file = sent;
                            fileName = name;
                            chosen.setText(name + " \u00b7 " + preview.charset());
                            problem.setText("");
                            show(preview);
                        },
                        errors -> problem.setText(name + ": " + errors.getFirst().message()));
        if (!read) {
            delete(sent);
        }
    }

    private void show(BillPreview preview) {
        result.removeAll();
        BillMappingForm form = new BillMappingForm(preview);
        mapping = form;
        Button again = new Button("Show with these settings", click -> reread());
        Button check = new Button("Check all lines", click -> check());
        Button compare = new Button("Compare", click -> compare());
        compare.addThemeVariants(ButtonVariant.PRIMARY);
        compare.setDisableOnClick(true);
        compare.addClickListener(click -> compare.setEnabled(true));
        Div buttons = new Div(compare, check, again);
        buttons.addClassName("button-row");
        steps.removeAll();
        steps.add(form, BillPreviewTable.of(preview), buttons);
    }

    private void reread() {
        run((from, with) -> show(bills.preview(account.getValue().id(), from, with)));
    }

    private void check() {
        run((from, with) -> {
            result.removeAll();
            result.add(new BillCheckResult(bills.check(from, with)));
        });
    }

    private void compare() {
        run((from, with) -> {
            ProviderBill bill =
                    bills.take(
                            from,
                            new Form(
                                    account.getValue().id(),
                                    month(),
                                    fileName,
                                    with,
                                    decimal("tolerance", tolerance),
                                    decimal("tolerance_percent", percent),
                                    number()));
            forget();
            UI.getCurrent().navigate(BillsView.PATH + "/" + bill.id());
        });
    }

    private interface Step {
        void run(Path from, BillMapping with);
    }

    private void run(Step step) {
        Path from = file;
        BillMappingForm form = mapping;
        if (from != null && form != null) {
            Map<String, HasValidation> fields = new HashMap<>(form.fields());
            fields.put("account_id", account);
            fields.put("month", month);
            fields.put("tolerance", tolerance);
            fields.put("tolerance_percent", percent);
            fields.put("window_minutes", window);
            fields.values().forEach(field -> field.setInvalid(false));
            Outcomes.run(
                    () -> step.run(from, form.mapping()),
                    errors -> FieldErrors.show(fields, errors));
        }
    }

    private YearMonth month() {
        try {
            return YearMonth.parse(month.getValue().strip());
        } catch (DateTimeParseException wrong) {
            throw DomainException.invalid(
                    "month",
                    "malformed",
                    "'%s' is no month; write year and month, such as 2026-10."
                            .formatted(month.getValue()));
        }
    }

    private static BigDecimal decimal(String name, TextField field) {
        String text = field.getValue().strip();
        if (!text.matches("\\d{1,9}(\\.\\d{1,12})?")) {
            throw DomainException.invalid(
                    name, "malformed", "'%s' is no such number; write 0 or 0.05.".formatted(text));
        }
        return new BigDecimal(text);
    }

    private int number() {
        String text = window.getValue().strip();
        if (!text.matches("\\d{1,4}")) {
            throw DomainException.invalid(
                    "window_minutes",
                    "malformed",
                    "'%s' is no such number; write minutes from 0 to 1440.".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private void forget() {
        Optional.ofNullable(file).ifPresent(BillImport::delete);
        file = null;
    }

    private static void delete(Path sent) {
        try {
            Files.deleteIfExists(sent);
        } catch (IOException leftover) {
            LOG.warn("A temporary upload could not be deleted: {}", leftover.toString());
        }
    }
}
