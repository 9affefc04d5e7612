package io.framehouse.reports.ui;

import io.framehouse.credits.BudgetStatus;
import io.framehouse.reports.UsageReport.UsageRow;
import io.framehouse.reports.UsageSeries;
import io.framehouse.reports.UsageSeries.Step;
import io.framehouse.shared.Credits;
import io.framehouse.ui.ChartData;
import io.framehouse.ui.ChartData.Cell;
import io.framehouse.ui.ChartData.Kind;
import io.framehouse.ui.ChartData.Limit;
import io.framehouse.ui.ChartData.Mark;
import io.framehouse.ui.ChartData.Point;
import io.framehouse.ui.ChartData.Series;
import io.framehouse.ui.CreditsFormat;
import io.framehouse.ui.ModelColors;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was settled in each day, week or month, by model: the largest five, and the others together.
 * A running month also has what is held, the even pace of its budget, and a forecast.
 */
final class SettledChart {
    private static final int MOST_MODELS = 5;

    private final UsageFacts facts;
    private final String path;
    private final Step step;
    private final List<LocalDate> starts;
    private final Map<LocalDate, Map<String, Credits>> settled = new HashMap<>();
    private final Optional<UsageForecast> forecast;

    SettledChart(UsageFacts facts, String path) {
        this.facts = facts;
        this.path = path;
        this.step = facts.series().step();
        this.forecast = facts.forecast();
        for (UsageSeries.Point point : facts.series().points()) {
            settled.computeIfAbsent(point.start(), start -> new HashMap<>())
                    .merge(point.model(), point.figures().settled(), Credits::plus);
        }
        UsagePeriod period = facts.ask().period();
        boolean ahead = forecast.isPresent() || period.to().isBefore(facts.today());
        this.starts = UsageDays.starts(period.from(), ahead ? period.to() : facts.today(), step);
    }

    ChartData data() {
        Credits sum = facts.series().total().settled();
        return new ChartData(
                Kind.COLUMNS,
                "Credits settled per " + UsageDays.word(step) + ", by model",
                summary(sum),
                capital(UsageDays.word(step)),
                "credits",
                facts.series().points().isEmpty() ? List.of() : points(),
                facts.series().points().isEmpty() ? List.of() : series(),
                pace().orElse(null),
                CreditsFormat.inColumn(
                        sum, CreditsFormat.isWhole(starts.stream().map(this::settledIn).toList())),
                "Nothing settled in this period");
    }

    private List<Point> points() {
        boolean whole = CreditsFormat.isWhole(starts.stream().map(this::settledIn).toList());
        return starts.stream()
                .map(start ->
                        new Point(
                                UsageDays.tick(start, step),
                                UsageDays.title(start, step),
                                isAhead(start)
                                        ? ""
                                        : CreditsFormat.inColumn(settledIn(start), whole),
                                isSoFar(start),
                                isAhead(start) ? null : link(start, null)))
                .toList();
    }

    private List<Series> series() {
        List<String> models =
                facts.models().rows().stream()
                        .sorted(Comparator.comparing(UsageRow::settled).reversed())
                        .map(UsageGroup.MODEL::id)
                        .map(id -> id == null ? "" : id)
                        .toList();
        List<String> named =
                models.size() <= MOST_MODELS + 1 ? models : models.subList(0, MOST_MODELS);
        List<ModelColors.Paint> paints = ModelColors.of(named);
        List<Series> series = new ArrayList<>();
        for (int i = 0; i < named.size(); i++) {
            String model = named.get(i);
            series.add(row(model, paints.get(i), List.of(model)));
        }
        List<String> rest = models.subList(named.size(), models.size());
        if (!rest.isEmpty()) {
            series.add(
                    row(rest.size() + " others", new ModelColors.Paint(ModelColors.REST, 0), rest));
        }
        held().ifPresent(series::add);
        forecast.map(this::ahead).ifPresent(series::add);
        return series;
    }

    private Series row(String name, ModelColors.Paint paint, List<String> models) {
        List<Credits> amounts = starts.stream().map(start -> of(start, models)).toList();
        boolean whole = CreditsFormat.isWhole(amounts);
        return new Series(
                name,
                paint.color(),
                paint.pattern(),
                Mark.SOLID,
                starts.stream().map(start -> cell(start, models, whole)).toList(),
                CreditsFormat.inColumn(UsageNumbers.sum(amounts), whole));
    }

    /** Nothing is zero on a day that is over; what is not said needs no link. */
    private Cell cell(LocalDate start, List<String> models, boolean whole) {
        if (isAhead(start)) {
            return Cell.NONE;
        }
        Credits amount = of(start, models);
        return new Cell(
                amount.toBigDecimal(),
                amount.isZero() ? "" : CreditsFormat.inColumn(amount, whole),
                amount.isZero() || models.size() != 1 ? null : link(start, models.getFirst()));
    }

    private Optional<Series> held() {
        UsageMoney money = facts.money();
        if (money == null || !money.held().isPositive() || !facts.ask().filter().isAll()) {
            return Optional.empty();
        }
        Credits held = money.held();
        List<Cell> cells =
                starts.stream()
                        .map(start ->
                                isSoFar(start)
                                        ? new Cell(
                                                held.toBigDecimal(),
                                                CreditsFormat.number(held),
                                                null)
                                        : Cell.NONE)
                        .toList();
        return cells.stream().allMatch(Cell.NONE::equals)
                ? Optional.empty()
                : Optional.of(new Series("Held now", 1, 0, Mark.HELD, cells, ""));
    }

    private Series ahead(UsageForecast guess) {
        List<Cell> cells =
                starts.stream()
                        .map(start ->
                                isAhead(start)
                                        ? new Cell(
                                                guess.perDay().toBigDecimal(),
                                                CreditsFormat.number(guess.perDay()),
                                                null)
                                        : Cell.NONE)
                        .toList();
        return new Series("Forecast", ModelColors.REST, 0, Mark.FORECAST, cells, "");
    }

    /** What a budget of the month allows a day, if it is spent evenly. */
    private Optional<Limit> pace() {
        return budget().map(budget -> UsageNumbers.per(budget.limit(), facts.ask().period().days()))
                .map(perDay ->
                        new Limit(
                                perDay.toBigDecimal(),
                                "Even pace of the budget: " + CreditsFormat.number(perDay)));
    }

    private Optional<BudgetStatus> budget() {
        UsageMoney money = facts.money();
        boolean running =
                step == Step.DAY
                        && facts.ask().filter().isAll()
                        && facts.ask().period().isMonth()
                        && facts.ask().period().contains(facts.today());
        return Optional.ofNullable(money == null || !running ? null : money.budget());
    }

    private String summary(Credits sum) {
        Optional<LocalDate> top =
                starts.stream()
                        .filter(start -> settledIn(start).isPositive())
                        .max(Comparator.comparing(this::settledIn));
        if (top.isEmpty()) {
            return "Nothing settled in this period.";
        }
        return CreditsFormat.sentence(sum)
                + "; most "
                + (step == Step.DAY ? "on " : "in ")
                + title(top.get())
                + ": "
                + CreditsFormat.sentence(settledIn(top.get()))
                + "."
                + forecast.map(guess -> " " + guess.words() + verdict(guess) + ".").orElse("");
    }

    private String title(LocalDate start) {
        return step == Step.WEEK
                ? "the week of " + UsageDays.day(start)
                : UsageDays.tick(start, step);
    }

    private String verdict(UsageForecast guess) {
        return budget().map(
                        budget -> {
                            String of = " of a budget of " + CreditsFormat.sentence(budget.limit());
                            return guess.crosses(budget.limit(), facts.today())
                                    .map(day -> of + ": used up about " + UsageDays.shortDay(day))
                                    .orElse(of + ": enough");
                        })
                .orElse("");
    }

    private Credits settledIn(LocalDate start) {
        return UsageNumbers.sum(List.copyOf(settled.getOrDefault(start, Map.of()).values()));
    }

    private Credits of(LocalDate start, List<String> models) {
        Map<String, Credits> there = settled.getOrDefault(start, Map.of());
        return UsageNumbers.sum(
                models.stream().map(model -> there.getOrDefault(model, Credits.ZERO)).toList());
    }

    private boolean isAhead(LocalDate start) {
        return start.isAfter(facts.today());
    }

    private boolean isSoFar(LocalDate start) {
        return start.equals(UsageDays.start(facts.today(), step));
    }

    private String link(LocalDate start, @Nullable String model) {
        UsageAsk at = facts.ask().at(start, step).withEntries(EntryChoice.BOOKS);
        return UsageAddress.link(path, model == null ? at : at.narrowed(UsageGroup.MODEL, model));
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
