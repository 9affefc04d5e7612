package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageReport.Usage;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.shared.Credits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each format writes of the same lines, and how little it keeps of them. */
class UsageFilesTest {
    private static final Period YEAR =
            new Period(
                    LocalDate.parse("2026-01-01"),
                    LocalDate.parse("2026-12-31"),
                    SampleLines.HELSINKI);
    private static final int MEBIBYTE = 1024 * 1024;
    private static final int SETTLED_CREDITS = 7;

    private final Locale locale = Locale.getDefault();
    private final TimeZone zone = TimeZone.getDefault();

    @AfterEach
    void setTheMachineBack() {
        Locale.setDefault(locale);
        TimeZone.setDefault(zone);
    }

    @Test
    void theCsvKeepsItsBytes() {
        assertThat(new String(bytes("csv", List.of(SampleLines.plain())), StandardCharsets.UTF_8))
                .isEqualTo(
                        "settled_at,submitted_at,book_month,team,job_id,ledger_transfer_id,provider_task_id,model,member,key,cost_center,labels,seconds,resolution,off_peak,quote_credits,settled_credits,provider_cost,provider_cost_unit,price_version,kind,corrects_transfer_id\r\n"
                                + "2026-10-31T22:30:00Z,2026-10-31T21:00:00.123456Z,2026-11,Studio Nord,00000000-0000-4000-8000-000000000002,00000000-0000-4000-8000-000000000003,'-task,viduq3-pro,Aino K.,'=ci,\"film, 2\",\"spring a \"\"b\"\"\",5,720p,true,60,48.5,12.50,USD,7,settled,\r\n");
    }

    @Test
    void theSummaryDefusesFormulas() {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        UsageRow row = new UsageRow(Map.of("model", "=model"), 2, 10, Credits.parse("97.5"));
        SummaryCsv.write(
                new SummaryTable(
                        List.of("model"), new Usage(List.of(row), 2, 10, row.settled()), null),
                target);
        assertThat(target.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "model,jobs,seconds,settled,failed,cancelled,quoted,refunded,adjusted,provider_cost,settled_per_job,share_percent\r\n"
                                + "'=model,2,10,97.5,0,0,97.5,0,0,,48.75,100.0\r\n");
    }

    @Test
    void aSheetReadsBackWhatTheBooksHave() throws IOException {
        List<UsageLine> lines = SampleLines.some(7, 400, SampleLines.HELSINKI);
        List<Row> rows = sheet(bytes("xlsx", lines), 0);
        assertThat(rows).hasSize(401);
        for (int i = 0; i < lines.size(); i++) {
            UsageLine line = lines.get(i);
            Row row = rows.get(i + 1);
            assertThat(time(row.getCell(0).asNumber()))
                    .isCloseTo(utc(line.settledAt()), within(20, ChronoUnit.MICROS));
            assertThat(row.getCell(1).asDate().toLocalDate())
                    .isEqualTo(line.settledAt().atZone(SampleLines.HELSINKI).toLocalDate());
            assertThat(time(row.getCell(3).asNumber()))
                    .isCloseTo(utc(line.submittedAt()), within(20, ChronoUnit.MICROS));
            assertThat(row.getCell(4).getType()).isEqualTo(CellType.STRING);
            assertThat(row.getCellText(4)).isEqualTo(line.teamName());
            assertThat(credits(row, SETTLED_CREDITS)).isEqualTo(line.settled());
            assertThat(credits(row, 8)).isEqualTo(line.quote());
            assertThat(row.getCellText(19)).isEqualTo(line.job().toString());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, true",
        "0.000001, true",
        "-12.5, true",
        "123456789.012345, true",
        "1234567890.123457, false",
        "9007199254740993, false"
    })
    void anAmountThatASpreadsheetWouldRoundIsAText(String amount, boolean number)
            throws IOException {
        UsageLine line = withProviderCost(amount);
        Row row = sheet(bytes("xlsx", List.of(line)), 0).get(1);
        assertThat(row.getCell(16).getType()).isEqualTo(number ? CellType.NUMBER : CellType.STRING);
        assertThat(new BigDecimal(row.getCellText(16))).isEqualByComparingTo(amount);
    }

    @Test
    void theSecondSheetSaysWhatTheFirstIs() throws IOException {
        List<UsageLine> lines = SampleLines.some(3, 50, SampleLines.HELSINKI);
        List<String> about =
                sheet(bytes("xlsx", lines), 1).stream()
                        .map(row -> row.getCellText(0) + ": " + row.getCellText(1))
                        .toList();
        Credits sum = lines.stream().map(UsageLine::settled).reduce(Credits.ZERO, Credits::plus);
        assertThat(about)
                .contains(
                        "Period: 2026-01-01 to 2026-12-31",
                        "Days begin at midnight in: Europe/Helsinki",
                        "Lines: 50",
                        "Settled in all: " + sum.toWire());
    }

    @Test
    void theHeaderStaysInViewAndFilters() throws IOException {
        String sheet = entries(bytes("xlsx", SampleLines.some(1, 3, YEAR.zone()))).getFirst();
        assertThat(sheet)
                .contains("<autoFilter ref=\"A1:W4\"", "state=\"frozen\"", "ySplit=\"1\"")
                .doesNotContain("<f>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx", "focus"})
    void theSameLinesGiveTheSameBytesOnEveryMachine(String format) {
        List<UsageLine> lines = SampleLines.some(11, 300, SampleLines.HELSINKI);
        byte[] here = bytes(format, lines);
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
        assertThat(bytes(format, lines)).isEqualTo(here);
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        assertThat(bytes(format, lines)).isEqualTo(here);
    }

    @Test
    void nothingInAWorkbookTellsWhenItWasWritten() throws IOException {
        byte[] book = bytes("xlsx", SampleLines.some(2, 2, YEAR.zone()));
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(entry.getTimeLocal()).isEqualTo(LocalDateTime.of(1980, 2, 1, 0, 0));
            }
        }
        assertThat(entries(book)).noneMatch(text -> text.contains("dcterms:created"));
    }

    @ParameterizedTest
    @Tag("chaos")
    @ValueSource(strings = {"csv", "xlsx", "focus"})
    void manyLinesAreNotKept(String format) {
        List<UsageLine> lines = SampleLines.some(5, 500, SampleLines.HELSINKI);
        AtomicLong bytes = new AtomicLong();
        UsageWriter writer = writer(format, counting(bytes));
        long early = 0;
        for (int i = 1; i <= 200_000; i++) {
            writer.write(lines.get(i % lines.size()));
            if (i == 50_000) {
                early = heapInUse();
            }
        }
        long grown = heapInUse() - early;
        writer.finish();
        assertThat(bytes.get()).isGreaterThan(10L * MEBIBYTE);
        assertThat(grown).as("bytes of heap for 150,000 lines").isLessThan(24L * MEBIBYTE);
    }

    private static OutputStream counting(AtomicLong bytes) {
        return new OutputStream() {
            @Override
            public void write(int one) {
                bytes.incrementAndGet();
            }

            @Override
            public void write(byte[] some, int from, int length) {
                bytes.addAndGet(length);
            }
        };
    }

    /** When the garbage is gone. */
    private static long heapInUse() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    static byte[] bytes(String format, List<UsageLine> lines) {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        UsageWriter writer = writer(format, target);
        lines.forEach(writer::write);
        writer.finish();
        return target.toByteArray();
    }

    private static UsageWriter writer(String format, OutputStream target) {
        return switch (format) {
            case "csv" -> new UsageCsv(target);
            case "xlsx" -> new UsageXlsx(target, YEAR, UsageFilter.ALL, Map.of());
            default -> new FocusCsv(target, FocusRulesTest.RATES, SampleLines.HELSINKI);
        };
    }

    private static UsageLine withProviderCost(String cost) {
        UsageLine line = SampleLines.plain();
        return new UsageLine(
                line.kind(),
                line.team(),
                line.teamName(),
                line.teamSlug(),
                line.job(),
                line.transfer(),
                null,
                null,
                line.model(),
                null,
                null,
                null,
                List.of(),
                null,
                cost,
                "credits",
                line.quote(),
                line.settled(),
                line.priceVersion(),
                line.seconds(),
                line.resolution(),
                false,
                line.submittedAt(),
                line.settledAt(),
                line.bookMonth());
    }

    static List<Row> sheet(byte[] book, int index) throws IOException {
        try (ReadableWorkbook read = new ReadableWorkbook(new ByteArrayInputStream(book))) {
            Sheet sheet = read.getSheet(index).orElseThrow();
            return sheet.read();
        }
    }

    static Credits credits(Row row, int column) {
        return Credits.round(new BigDecimal(row.getCellText(column)));
    }

    private static LocalDateTime time(BigDecimal serial) {
        long micros = serial.multiply(BigDecimal.valueOf(86_400_000_000L)).longValue();
        return LocalDate.of(1899, 12, 30).atStartOfDay().plus(micros, ChronoUnit.MICROS);
    }

    private static LocalDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC).toLocalDateTime();
    }

    private static List<String> entries(byte[] book) throws IOException {
        List<String> texts = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(book))) {
            while (in.getNextEntry() != null) {
                texts.add(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return texts;
    }
}
