package io.framehouse.reports.internal.bills;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.framehouse.reports.BillMapping;
import io.framehouse.shared.DomainException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as providers and spreadsheets write them are read alike. */
class BillFileTest {
    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UTF-8|;|",
                "UTF-8|,|\ufeff",
                "UTF-8|TAB|",
                "windows-1252|;|",
                "UTF-16LE|,|\ufeff",
                "UTF-16BE|;|\ufeff",
                "UTF-16LE|TAB|"
            })
    void charsetsDelimitersAndMarksAreFound(String charset, String sign, String mark)
            throws IOException {
        char delimiter = sign.equals("TAB") ? '\t' : sign.charAt(0);
        String text =
                (mark == null ? "" : mark)
                        + "Statement for M\u00fcller\r\n\r\nTask ID,Created at,Cost (USD),Model\r\n\"a 1\",2026-10-01T10:00:00Z,\"1,234.50\",\"two\r\nlines, caf\u00e9\"\r\nb2,2026-10-02 09:00:00,-0.5,x\r\nTotal,,\"1,234.00\",\r\n";
        String written = delimiter == ',' ? text : swap(text, delimiter);
        Path file = directory.resolve("bill.csv");
        Files.write(file, written.getBytes(Charset.forName(charset)));
        BillFile bill = BillFile.of(file);
        BillMapping mapping = BillGuess.mapping(bill, null);
        assertThat(mapping.delimiter()).isEqualTo(delimiter);
        assertThat(mapping.skip()).isEqualTo(1);
        assertThat(mapping.task()).isEqualTo("Task ID");
        assertThat(mapping.time()).isEqualTo("Created at");
        assertThat(mapping.amount()).isEqualTo("Cost (USD)");
        assertThat(mapping.defaultUnit()).isEqualTo("USD");
        List<BillRow> rows = new ArrayList<>();
        bill.each(mapping, rows::add);
        assertThat(rows).extracting(BillRow::kind).containsExactly("charge", "credit", "total");
        assertThat(rows).extracting(BillRow::line).containsExactly(4, 6, 7);
        BillRow first = rows.getFirst();
        assertThat(first.taskKey()).isEqualTo("a1");
        assertThat(first.amount()).isEqualByComparingTo("1234.50");
        assertThat(first.at()).isEqualTo(Instant.parse("2026-10-01T10:00:00Z"));
        assertThat(first.description()).contains("caf\u00e9").contains("lines");
    }

    /** Other delimiters where a comma stands outside of quotes. */
    private static String swap(String text, char delimiter) {
        StringBuilder swapped = new StringBuilder();
        boolean quoted = false;
        for (char one : text.toCharArray()) {
            quoted ^= one == '"';
            swapped.append(one == ',' && !quoted ? delimiter : one);
        }
        return swapped.toString();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1,234.50|false|1234.50|",
                "1.234,50|true|1234.50|",
                "1 234,5|true|1234.5|",
                "(3.20)|false|-3.20|",
                "12-|false|-12|",
                "-12|false|-12|",
                "\u221212|false|-12|",
                "$0.35|false|0.35|USD",
                "0.35 USD|false|0.35|USD",
                "12 credits|false|12|credits",
                "+7|false|7|",
                ".5|false|0.5|",
                "0.000000000001|false|0.000000000001|",
                "1'234.5|false|1234.5|",
                "-$5|false|-5|USD"
            })
    void amountsAreReadExactly(String text, boolean comma, String value, String unit) {
        assertThat(AmountText.parse(text, comma))
                .hasValueSatisfying(amount -> {
                    assertThat(amount.value()).isEqualByComparingTo(value);
                    assertThat(amount.unit()).isEqualTo(unit);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12,34",
                "1,23,456",
                "1.2.3",
                "12x",
                "",
                "-",
                "1e3",
                "NaN",
                "2026-10-01",
                "1-2",
                "--5",
                "12 EUR",
                "1234567890123",
                "0x1F"
            })
    void whatIsNoAmountIsRefused(String text) {
        assertThat(AmountText.parse(text, false)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-10-25T01:30:00+03:00|2026-10-24T22:30:00Z|2026-10-25",
                "2026-10-31 23:59:59|2026-10-31T21:59:59Z|2026-10-31",
                "2026-10-31T22:00:00Z|2026-10-31T22:00:00Z|2026-11-01",
                "2026-10-31 22:00:00 UTC|2026-10-31T22:00:00Z|2026-11-01",
                "2026-10-31 22:00:00.123|2026-10-31T20:00:00.123Z|2026-10-31",
                "2026/10/1 7:05|2026-10-01T04:05:00Z|2026-10-01",
                "31.10.2026|NONE|2026-10-31",
                "2026-10-31|NONE|2026-10-31",
                "1793484000|2026-10-31T22:00:00Z|2026-11-01",
                "1793484000123|2026-10-31T22:00:00.123Z|2026-11-01"
            })
    void timesWithAndWithoutZoneAreRead(String text, String at, String day) {
        assertThat(new BillTimes(null, ZoneId.of("Europe/Helsinki")).parse(text))
                .hasValueSatisfying(moment -> {
                    assertThat(moment.at()).isEqualTo(at.equals("NONE") ? null : Instant.parse(at));
                    assertThat(moment.day()).hasToString(day);
                });
    }

    @Test
    void aTimeThatDependsOnTheCountryNeedsItsPattern() {
        ZoneId zone = ZoneId.of("UTC");
        assertThat(new BillTimes(null, zone).parse("03/04/2026 10:00")).isEmpty();
        assertThat(new BillTimes("dd/MM/uuuu HH:mm", zone).parse("03/04/2026 10:00"))
                .hasValueSatisfying(moment -> assertThat(moment.day()).hasToString("2026-04-03"));
        assertThat(new BillTimes(null, zone).parse("2026-02-30")).isEmpty();
        assertThat(new BillTimes(null, zone).parse("1999-12-31")).isEmpty();
        assertThat(new BillTimes(null, zone).parse("2000-01-01")).isPresent();
    }

    @Test
    void whatIsNoCsvIsRefusedWithWhatToDo() throws IOException {
        Path file = directory.resolve("bill.xlsx");
        Files.write(file, new byte[] {'P', 'K', 3, 4, 20, 0, 6, 0});
        assertThatThrownBy(() -> BillFile.of(file))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("Save it as CSV");
        Files.writeString(file, "");
        assertThatThrownBy(() -> BillFile.of(file)).hasMessageContaining("The file is empty");
        Files.writeString(file, "Amount\n1\n", StandardCharsets.UTF_8);
        BillMapping mapping = BillGuess.mapping(BillFile.of(file), "USD");
        assertThatThrownBy(() -> BillFile.of(file).each(mapping, row -> {}))
                .hasMessageContaining("Choose one, so that lines can be found");
    }

    /** Else all that follows would be one cell, and missing without a word. */
    @Test
    void aQuoteThatIsNeverClosedIsRefusedWithItsLine() throws IOException {
        Path file = directory.resolve("cut.csv");
        Files.writeString(file, "Task ID,Amount,Note\na,1,x\nb,2,\"cut\nc,3,y\nd,4,z\n");
        BillFile bill = BillFile.of(file);
        BillMapping mapping = BillGuess.mapping(bill, "credits");
        assertThat(mapping.amount()).isEqualTo("Amount");
        assertThatThrownBy(() -> bill.each(mapping, row -> {}))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("quote");
    }

    @Test
    void aRowIsKeptAsItStoodAlsoWhereItsFirstCellsAreEmpty() throws IOException {
        assertThat(read("Task ID,Time,Amount\n,,3\na,\"b,c\",\n"))
                .extracting(BillRow::raw)
                .containsExactly(",,3", "a,\"b,c\",");
    }

    @Test
    void aListOfABalanceHasItsCostsBelowZero() throws IOException {
        List<BillRow> rows = read("Task ID,Credits\na,-3\nb,-4.5\nc,5\n");
        assertThat(rows).extracting(BillRow::kind).containsExactly("charge", "charge", "credit");
        assertThat(rows)
                .extracting(BillRow::amount)
                .containsExactly(new BigDecimal("3"), new BigDecimal("4.5"), new BigDecimal("-5"));
    }

    /** Numbers of tasks in the column of amounts would come to more than credits can be. */
    @Test
    void anAmountThatNoBillHasIsADifferenceAndASumThatNoBillHasIsRefused() throws IOException {
        List<BillRow> rows =
                read("Task ID,USD\na,1000000000\nb,1000000000.01\nc,-1000000000.01\nd,5\n");
        assertThat(rows)
                .extracting(BillRow::kind)
                .containsExactly("charge", "unread", "unread", "charge");
        assertThat(rows.get(1).problem())
                .satisfies(problem -> {
                    assertThat(problem.field()).isEqualTo("USD");
                    assertThat(problem.rule()).isEqualTo("out_of_range");
                    assertThat(problem.message())
                            .isEqualTo(
                                    "USD is '1000000000.01'; it must be from -1,000,000,000 to 1,000,000,000. Check the column of amounts in the mapping.");
                });
        assertThatThrownBy(() -> read("Task ID,USD\n" + "a,999999999\n".repeat(11)))
                .isInstanceOf(DomainException.class)
                .hasMessageContaining("come to more than 10,000,000,000")
                .hasMessageContaining("line 12");
    }

    private List<BillRow> read(String text) throws IOException {
        Path file = directory.resolve("rows.csv");
        Files.writeString(file, text);
        BillFile bill = BillFile.of(file);
        List<BillRow> rows = new ArrayList<>();
        bill.each(BillGuess.mapping(bill, "credits"), rows::add);
        return rows;
    }

    /** One to one, and the same whatever the order among equal times. */
    @Test
    void theSweepPairsOneToOneInAnyOrder() {
        Random random = new Random(20_261_122);
        Instant begin = Instant.parse("2026-10-01T00:00:00Z");
        for (int round = 0; round < 200; round++) {
            List<TimeSweep.Line> lines =
                    IntStream.range(0, 60)
                            .mapToObj(i ->
                                    new TimeSweep.Line(
                                            i,
                                            begin.plusSeconds(random.nextInt(50) * 60L),
                                            BigDecimal.valueOf(random.nextInt(4))))
                            .sorted(
                                    Comparator.comparing(TimeSweep.Line::at)
                                            .thenComparing(TimeSweep.Line::amount))
                            .toList();
            List<TimeSweep.Job> jobs =
                    IntStream.range(0, 60)
                            .mapToObj(i ->
                                    job(i, begin.plusSeconds(random.nextInt(50) * 60L), random))
                            .sorted(Comparator.comparing(TimeSweep.Job::from))
                            .toList();
            Set<UUID> taken = new HashSet<>();
            Set<Integer> paired = new HashSet<>();
            new TimeSweep((theirs, ours) -> theirs.compareTo(ours) == 0)
                    .pair(
                            lines.stream(),
                            jobs.stream(),
                            (line, job) -> {
                                assertThat(taken.add(job.id())).isTrue();
                                assertThat(paired.add(line.number())).isTrue();
                                assertThat(line.amount()).isEqualTo(job.amount());
                                assertThat(line.at()).isBetween(job.from(), job.until());
                            });
            assertThat(lines)
                    .filteredOn(line -> !paired.contains(line.number()))
                    .allSatisfy(line ->
                            assertThat(jobs)
                                    .filteredOn(job -> !taken.contains(job.id()))
                                    .noneMatch(job ->
                                            job.amount().equals(line.amount())
                                                    && !line.at().isBefore(job.from())
                                                    && !line.at().isAfter(job.until())));
        }
    }

    private static TimeSweep.Job job(int number, Instant from, Random random) {
        return new TimeSweep.Job(
                new TimeSweep.Ours(new UUID(1, 1), new UUID(7, number), null, null, 0),
                from,
                from.plus(Duration.ofMinutes(random.nextInt(8))),
                BigDecimal.valueOf(random.nextInt(4)));
    }
}
