package io.framehouse.reports.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.framehouse.reports.MonthClose.Correctable;
import io.framehouse.shared.Credits;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Ids;
import io.framehouse.shared.JobId;
import io.framehouse.shared.TeamId;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be typed into a correction is either an amount or said to be none. */
class CorrectionFieldsTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 10);
    private static final Correctable KNOWN =
            new Correctable(
                    new TeamId(Ids.next()),
                    "Studio Nord",
                    "viduq3-pro",
                    Credits.of(12),
                    MONTH.plusMonths(1));

    private final CorrectionFields fields = new CorrectionFields(MONTH, job -> KNOWN);

    private <T extends Component> T find(Class<T> type) {
        return fields.getChildren()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    private void type(String amount) {
        find(TextField.class).setValue(JobId.random().toString());
        find(TextArea.class).setValue("bill differs");
        @SuppressWarnings("unchecked")
        RadioButtonGroup<String> how = find(RadioButtonGroup.class);
        how.setValue("Another amount");
        find(BigDecimalField.class).setValue(new BigDecimal(amount));
    }

    @ParameterizedTest
    @CsvSource({
        "-12, -12, 0",
        "1E+3, 1000, '1,012'",
        "0.0000010, 0.000001, 12.000001",
        "999999999999.999999, 999999999999.999999, '1,000,000,000,011.999999'"
    })
    void theLineIsShownBeforeItIsBooked(String typed, String added, String cost) {
        type(typed);
        assertThat(find(Paragraph.class).getText())
                .contains("make it " + cost + "\u202fcr", "line of November 2026");
        assertThat(fields.read().amount()).isEqualTo(Credits.parse(added));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1000000000000", "999999999999999999", "0.0000001"})
    void whatIsNoAmountStaysAndIsSaidAtItsField(String typed) {
        type(typed);
        assertThat(find(Paragraph.class).getText()).contains("Give an amount");
        assertThatThrownBy(fields::read)
                .isInstanceOfSatisfying(
                        DomainException.class,
                        refused ->
                                assertThat(refused.fieldErrors())
                                        .singleElement()
                                        .satisfies(error -> {
                                            assertThat(error.field()).isEqualTo("amount");
                                            assertThat(error.message()).contains("12 digits");
                                        }));
        assertThat(find(BigDecimalField.class).getValue()).isEqualTo(new BigDecimal(typed));
    }

    @Test
    void everythingItCostIsTakenOffUnlessAnAmountIsGiven() {
        find(TextField.class).setValue(JobId.random().toString());
        find(TextArea.class).setValue("no video");
        assertThat(find(Paragraph.class).getText()).contains("12 cr make it 0\u202fcr");
        assertThat(fields.read().amount()).isEqualTo(Credits.of(-12));
    }
}
