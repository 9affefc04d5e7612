package io.framehouse.catalog.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.BrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.catalog.Catalog;
import io.framehouse.catalog.CatalogModel;
import io.framehouse.catalog.FormField;
import io.framehouse.catalog.PriceVersion;
import io.framehouse.shared.DomainException;
import io.framehouse.teams.Teams;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

/** The parts of the price book without a browser: what they show and what they ask for. */
@ViewPackages(packages = "io.framehouse.catalog.ui.none")
class PriceScreensTest extends BrowserlessTest {
    private static final String RULE =
            "{'unit':'credits','settlement':'quoted','rows':[{'when':{'resolution':'720p'},"
                    + "'seconds':[20]}]}";
    private static final CatalogModel MODEL =
            new CatalogModel(
                    "q3",
                    "Q3",
                    "img2video",
                    "",
                    JsonNodeFactory.instance.objectNode(),
                    List.of(
                            new FormField(
                                    "resolution",
                                    FormField.Kind.CHOICE,
                                    FormField.Section.PICTURE,
                                    "Resolution",
                                    null,
                                    false,
                                    "720p",
                                    List.of(new FormField.Option("720p", "720p")),
                                    null,
                                    null,
                                    null,
                                    null)),
                    List.of(),
                    Duration.ofMinutes(1));

    private final FakeBook book = new FakeBook();
    private final List<PriceVersion> shown = new ArrayList<>();
    private final PricesModel prices =
            new PricesModel(
                    catalog(),
                    book,
                    book,
                    book,
                    teams(),
                    Clock.fixed(FakeBook.NOW, ZoneOffset.UTC));

    @BeforeEach
    void twoVersions() {
        book.put(3, Instant.EPOCH, RULE, "assumed");
        book.put(12, Instant.parse("2026-11-01T00:00:00Z"), RULE, "set");
        book.put(13, Instant.parse("2026-12-01T00:00:00Z"), RULE, "set");
    }

    @Test
    void theVersionInForceIsShownAmongAllOthers() {
        show(detail(true));
        assertThat(text())
                .contains(
                        "v3 from the start",
                        "v12 since 1 Nov 2026, 00:00",
                        "v13 from 1 Dec 2026, 00:00, scheduled",
                        "20 cr",
                        "20 provider cr",
                        "Would hold");
        assertThat(UI.getCurrent().getElement().getOuterHTML())
                .containsOnlyOnce("aria-current=\"true\"");
        assertThat(prices.rows().getFirst().version("").orElseThrow().id()).isEqualTo(12);
        assertThat(prices.rows().getFirst().version("13").orElseThrow().id()).isEqualTo(13);
    }

    @Test
    void gapsAreToldAboveTheTable() {
        book.gaps = List.of("No 1080p price");
        show(detail(true));
        assertThat(text()).contains("Q3 has no 1080p price. Members do not see 1080p.");
    }

    @Test
    void whoOnlyReadsIsOfferedNoChange() {
        show(detail(false));
        assertThat(buttons()).doesNotContain("New version");
        assertThat(text()).doesNotContain("Use a wider screen");
    }

    @Test
    void aModelWithoutAVersionSaysSo() {
        book.versions.clear();
        show(detail(true));
        assertThat(text()).contains("No prices", "we never send a job we cannot price");
    }

    @Test
    void aNewVersionIsCheckedBeforeItCanBePublished() {
        show(detail(true));
        press("New version");
        assertThat(buttons()).doesNotContain("Publish now");
        find(AmountField.class).all().getFirst().setValue(new BigDecimal("22.5"));
        find(TextField.class).all().getLast().setValue("Letter");
        press("Check changes");
        assertThat(text())
                .contains(
                        "34 jobs last week would have cost 2,310 instead of 2,040 credits",
                        "+2.500");
        press("Publish now");
        assertThat(shown)
                .singleElement()
                .satisfies(made -> {
                    assertThat(made.rule().at("/rows/0/seconds/0").decimalValue())
                            .isEqualByComparingTo("22.5");
                    assertThat(made.source()).isEqualTo("Letter");
                });
    }

    @Test
    void changingAFieldAsksForAnotherCheck() {
        show(detail(true));
        press("New version");
        press("Check changes");
        assertThat(buttons()).contains("Publish now");
        find(AmountField.class).all().getFirst().setValue(BigDecimal.ONE);
        assertThat(buttons()).doesNotContain("Publish now");
    }

    @Test
    void wrongAmountsAndOverlapsAreToldAtTheirFields() {
        show(detail(true));
        press("New version");
        AmountField amount = find(AmountField.class).all().getFirst();
        for (String wrong : List.of("-1", "1.2345", "1000001")) {
            amount.setValue(new BigDecimal(wrong));
            press("Check changes");
            assertThat(amount.isInvalid()).as(wrong).isTrue();
        }
        amount.setValue(BigDecimal.TEN);
        book.refusal =
                DomainException.invalid(
                        "effective_from", "overlaps", "The new version overlaps version 13.");
        press("Check changes");
        assertThat(amount.isInvalid()).isFalse();
        assertThat(find(DateTimePicker.class).single().getErrorMessage())
                .isEqualTo("The new version overlaps version 13.");
        assertThat(buttons()).doesNotContain("Publish now");
    }

    @Test
    void ratesAndTeamPricesAreFormsForAdminsOnly() {
        show(new RatesTab(prices, false, () -> {}));
        assertThat(text()).contains("USD", "200", "In force");
        assertThat(buttons()).doesNotContain("Publish rate");
        UI.getCurrent().removeAll();
        show(new TeamPricesTab(prices, true, () -> {}));
        assertThat(text()).contains("No team prices");
        press("Publish team price");
        assertThat(find(ComboBox.class).single().getErrorMessage()).isEqualTo("Choose a team.");
        assertThat(book.teamPrices).isEmpty();
    }

    private PriceDetail detail(boolean editable) {
        return new PriceDetail(prices, prices.rows().getFirst(), "", editable, shown::add);
    }

    private static void show(Component component) {
        UI.getCurrent().add(component);
    }

    private static String text() {
        return UI.getCurrent().getElement().getTextRecursively().replace('\u202f', ' ');
    }

    private List<String> buttons() {
        return find(Button.class).all().stream().map(Button::getText).toList();
    }

    private void press(String name) {
        find(Button.class).all().stream()
                .filter(button -> button.getText().equals(name))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private static Catalog catalog() {
        return fake(
                Catalog.class,
                method -> method.equals("models") ? List.of(MODEL) : Optional.of(MODEL));
    }

    private static Teams teams() {
        return fake(Teams.class, method -> List.of());
    }

    /** Answers by the method's name; the screens ask these two for nothing but lists. */
    private static <T> T fake(Class<T> type, java.util.function.Function<String, Object> answers) {
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (proxy, method, arguments) -> answers.apply(method.getName())));
    }
}
