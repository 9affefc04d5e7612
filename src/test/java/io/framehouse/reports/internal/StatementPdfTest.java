package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.reports.internal.StatementSheet.Correction;
import io.framehouse.reports.internal.StatementSheet.Group;
import io.framehouse.reports.internal.StatementSheet.Movement;
import io.framehouse.reports.internal.StatementSheet.Sums;
import io.framehouse.shared.Credits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** A statement says what its sheet has, the same bytes each time, in every alphabet of its font. */
class StatementPdfTest {
    private static final YearMonth MONTH = YearMonth.of(2026, 10);

    @Test
    void theSameSheetGivesTheSameBytesOnEveryMachine() {
        byte[] first = pdf(sheet("2026-10-0003", 3));
        assertThat(pdf(sheet("2026-10-0003", 3))).isEqualTo(first);
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            assertThat(pdf(sheet("2026-10-0003", 3))).isEqualTo(first);
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
        assertThat(pdf(sheet("2026-10-0004", 3))).isNotEqualTo(first);
        assertThat(new String(first, StandardCharsets.ISO_8859_1))
                .doesNotContain("CreationDate", "ModDate");
    }

    @Test
    void itSaysNumberTeamPeriodSumsAndBalance() throws IOException {
        String text = text(pdf(sheet("2026-10-0003", 1)));
        assertThat(text)
                .contains("Statement 2026-10-0003", "Ателье Север", "Ωμέγα", "October 2026")
                .contains("Europe/Helsinki", "f".repeat(64), "viduq3-pro", "1,200", "12.500")
                .contains("Opening", "Granted", "+5,000", "Settled jobs", "Closing")
                .contains("1,200.000 \u221212.500 1,187.500", "+5,000.000", "\u22121,200.000")
                .contains("2026-09", "00000000-0000-0000-0000-00000000000a")
                .contains("Page 1 of")
                .doesNotContain("NOT CLOSED", "Draft");
    }

    @Test
    void anOpenMonthIsMarkedOnEveryPage() throws IOException {
        byte[] pdf = pdf(sheet(null, 120));
        PdfReader reader = new PdfReader(pdf);
        assertThat(reader.getNumberOfPages()).isGreaterThan(2);
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            assertThat(new PdfTextExtractor(reader).getTextFromPage(page))
                    .contains("NOT CLOSED", "Draft statement 2026-10", "Page " + page + " of");
        }
    }

    @Test
    void whatTheFontLacksIsABoxAndNeverNothing() {
        assertThat(PdfFont.load().shown("A\u6f22\u5b57Ж")).isEqualTo("A\u25a1\u25a1Ж");
    }

    static StatementSheet sheet(String number, int corrections) {
        Sums all = new Sums(40, 200, Credits.of(1_200), Credits.parse("-12.5"));
        List<Correction> lines =
                new ArrayList<>(
                        IntStream.range(0, corrections)
                                .mapToObj(i ->
                                        new Correction(
                                                LocalDate.of(2026, 10, 5),
                                                i % 2 == 0 ? "refund" : "adjust",
                                                new UUID(0, 10),
                                                new UUID(1, i),
                                                MONTH.minusMonths(1),
                                                new UUID(2, i),
                                                Credits.parse("-12.5")))
                                .toList());
        return new StatementSheet(
                number,
                "Ателье Север",
                MONTH,
                ZoneId.of("Europe/Helsinki"),
                number == null ? null : "f".repeat(64),
                all,
                List.of(new Group("viduq3-pro", all)),
                List.of(new Group("", all)),
                List.of(new Group("Ωμέγα", all)),
                lines,
                corrections,
                Credits.parse("-12.5"),
                Credits.of(100),
                List.of(
                        new Movement("grant", Credits.of(5_000)),
                        new Movement("settle", Credits.of(-1_200)),
                        new Movement("refund", Credits.parse("12.5"))),
                Credits.parse("3912.5"));
    }

    static byte[] pdf(StatementSheet sheet) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        StatementPdf.write(sheet, target);
        return target.toByteArray();
    }

    /** All pages as they are read aloud, in one line. */
    static String text(byte[] pdf) throws IOException {
        PdfReader reader = new PdfReader(pdf);
        StringBuilder text = new StringBuilder();
        for (int page = 1; page <= reader.getNumberOfPages(); page++) {
            text.append(new PdfTextExtractor(reader).getTextFromPage(page)).append('\n');
        }
        return text.toString();
    }
}
