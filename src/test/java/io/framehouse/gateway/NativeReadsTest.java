package io.framehouse.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.catalog.AllowedModel;
import io.framehouse.credits.BudgetData;
import io.framehouse.credits.BudgetForecast;
import io.framehouse.credits.BudgetStatus;
import io.framehouse.gallery.WallFilter;
import io.framehouse.reports.CostAllocation.Basis;
import io.framehouse.reports.CostAllocation.Split;
import io.framehouse.reports.UsageEntry;
import io.framehouse.reports.UsageFilter;
import io.framehouse.reports.UsageFilter.Dimension;
import io.framehouse.shared.Credits;
import io.framehouse.storage.UploadFilter;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;

/** Models, balance, usage, uploads and assets of the native API. */
class NativeReadsTest extends GatewayCalls {
    private static final String CONTENT = "/api/v1/assets/" + FakeGallery.VIDEO + "/content";

    @Autowired FakeAllocation allocation;
    @Autowired FakeReports reports;
    @Autowired FakeUploadLibrary library;

    private MvcTestResult content(String header, String value) {
        return mvc.get().uri(CONTENT).header(header, value).exchange();
    }

    private static int status(MvcTestResult result) {
        return result.getResponse().getStatus();
    }

    @Test
    void onlyAllowedModelsAreListedWithCapsSchemaAndPrices() {
        allowlist.lists.put(
                FakeActor.TEAM,
                List.of(
                        new AllowedModel(
                                "viduq3-pro",
                                8,
                                List.of("720p"),
                                AllowedModel.Audio.NEVER,
                                true,
                                Credits.of(100))));
        JsonNode items = ok(get("/api/v1/models")).path("items");
        assertThat(items.size()).isEqualTo(1);
        JsonNode model = items.get(0);
        assertThat(model.path("id").asString()).isEqualTo("viduq3-pro");
        assertThat(model.path("mode").asString()).isEqualTo("img2video");
        assertThat(model.path("parameters").path("properties").has("duration")).isTrue();
        assertThat(model.path("caps").toString())
                .isEqualTo(
                        "{\"max_duration\":8,\"resolutions\":[\"720p\"],\"audio\":\"never\","
                                + "\"off_peak_only\":true,\"max_credits_per_job\":\"100\","
                                + "\"off_peak_never\":false,\"recommended_prompt\":\"allowed\","
                                + "\"watermark\":\"free\"}");
        assertThat(model.path("price_lines").get(0).path("amount").asString()).isEqualTo("8");
    }

    @Test
    void modelListPages() {
        allowlist.lists.put(FakeActor.TEAM, List.of(AllowedModel.of("*")));
        JsonNode first = ok(get("/api/v1/models?limit=3"));
        JsonNode rest =
                ok(get("/api/v1/models?limit=3&cursor=" + first.path("next_cursor").asString()));
        assertThat(rest.path("items").size()).isEqualTo(2);
        assertThat(rest.path("next_cursor").isNull()).isTrue();
        problem(get("/api/v1/models?cursor=nonsense"), 400, "invalid_request");
    }

    @Test
    void balanceShowsLifetimeFiguresAndBindingBudgets() {
        credits.budgets =
                List.of(
                        new BudgetStatus(
                                new UUID(0, 1),
                                new BudgetData(
                                        BudgetData.Scope.TEAM,
                                        null,
                                        BudgetData.Period.TOTAL,
                                        Credits.of(100),
                                        true,
                                        List.of(50)),
                                Credits.of(1),
                                Credits.of(2),
                                null));
        JsonNode balance = ok(get("/api/v1/balance"));
        assertThat(balance.path("available").asString()).isEqualTo("941.5");
        assertThat(balance.path("overdrawn").asBoolean()).isFalse();
        assertThat(balance.path("as_of").asString()).isEqualTo("2026-05-04T10:00:00Z");
        JsonNode budget = balance.path("budgets").get(0);
        assertThat(budget.path("window").asString()).isEqualTo("total");
        assertThat(budget.path("limit").asString()).isEqualTo("100");
        assertThat(budget.path("resets_at").isNull()).isTrue();
    }

    @Test
    void aForecastIsAnsweredWithItsFiguresToWhoAsksForIt() {
        UUID id = new UUID(0, 1);
        credits.budgets =
                List.of(
                        new BudgetStatus(
                                id,
                                new BudgetData(
                                        BudgetData.Scope.TEAM,
                                        null,
                                        BudgetData.Period.MONTH,
                                        Credits.of(100),
                                        true,
                                        List.of(50)),
                                Credits.of(1),
                                Credits.of(2),
                                null));
        credits.forecasts.put(
                id,
                new BudgetForecast(
                        null,
                        Credits.parse("123.5"),
                        Credits.of(90),
                        Credits.of(150),
                        Instant.parse("2026-05-21T22:00:00Z"),
                        "So far 3.",
                        List.of()));
        String plain = "/api/v1/balance";
        assertThat(forecast(plain).isNull()).isTrue();
        assertThat(forecast(plain + "?forecast=false").isNull()).isTrue();
        assertThat(forecast(plain + "?forecast=true").toString())
                .isEqualTo(
                        "{\"at_window_end\":\"123.5\",\"low\":\"90\",\"high\":\"150\","
                                + "\"crosses_at\":\"2026-05-21T22:00:00Z\",\"method\":\"So far 3.\"}");
    }

    private JsonNode forecast(String uri) {
        JsonNode budget = ok(get(uri)).path("budgets").get(0);
        assertThat(budget.has("forecast")).isTrue();
        return budget.path("forecast");
    }

    @Test
    void usageIsGroupedAsAsked() {
        JsonNode usage = ok(get("/api/v1/usage?from=2026-05-01&to=2026-05-31&group_by=model,day"));
        assertThat(usage.path("items").get(0).propertyNames())
                .containsExactly(
                        "model",
                        "day",
                        "jobs",
                        "seconds",
                        "settled",
                        "quoted",
                        "refunded",
                        "adjusted",
                        "failed",
                        "cancelled",
                        "provider_cost");
        assertThat(usage.path("total").path("settled").asString()).isEqualTo("97");
        assertThat(usage.path("from").asString()).isEqualTo("2026-05-01");
    }

    @Test
    void usageIsFilteredByAnyOfTheValuesOfEachDimension() {
        String person = "01993f5e-7a10-7c3e-9b1d-0000000000a1";
        ok(
                get(
                        "/api/v1/usage?group_by=label&model=q2&model=q3&member="
                                + person
                                + "&member=none&label=a,b&cost_center=&off_peak=true"));
        assertThat(reports.filter)
                .isEqualTo(
                        new UsageFilter(
                                Map.of(
                                        Dimension.MODEL, Set.of("q2", "q3"),
                                        Dimension.MEMBER, Set.of(person, UsageFilter.NONE),
                                        Dimension.LABEL, Set.of("a,b"),
                                        Dimension.COST_CENTER, Set.of(UsageFilter.NONE)),
                                true));
        ok(get("/api/v1/usage/lines?resolution=720p&kind=failed&kind=cancelled"));
        assertThat(reports.filter.of(Dimension.RESOLUTION)).containsExactly("720p");
        assertThat(reports.kinds)
                .containsExactlyInAnyOrder(UsageEntry.Kind.FAILED, UsageEntry.Kind.CANCELLED);
        text(get("/api/v1/usage?format=csv&group_by=model&key=none"));
        assertThat(reports.filter.of(Dimension.KEY)).containsExactly(UsageFilter.NONE);
    }

    @Test
    void theChargebackIsOfAMonthOfTheBooksOrOfDays() {
        JsonNode month = ok(get("/api/v1/reports/chargeback?month=2026-04"));
        assertThat(allocation.asked).isEqualTo(new Basis.Month(YearMonth.of(2026, 4)));
        assertThat(month.path("closed").asBoolean()).isTrue();
        JsonNode film = month.path("items").get(0);
        assertThat(film.path("cost_center").asString()).isEqualTo("film");
        assertThat(film.path("owed").asString()).isEqualTo("1.5");
        assertThat(film.path("usd").asString()).isEqualTo("0.0075");
        assertThat(film.path("share_percent").asString()).isEqualTo("50");
        assertThat(month.path("items").get(1).path("cost_center").isNull()).isTrue();
        assertThat(film.has("member_id")).isFalse();
        JsonNode split = ok(get("/api/v1/reports/chargeback?month=2026-04&split=member"));
        assertThat(allocation.split).isEqualTo(Split.MEMBER);
        assertThat(split.path("items").get(0).path("member_id").isNull()).isTrue();
        JsonNode days = ok(get("/api/v1/reports/chargeback?from=2026-05-01&to=2026-05-03"));
        assertThat(allocation.asked)
                .isEqualTo(
                        new Basis.Days(
                                LocalDate.parse("2026-05-01"), LocalDate.parse("2026-05-03")));
        assertThat(days.path("month").isNull()).isTrue();
        for (String wrong :
                List.of(
                        "month=2026-13",
                        "month=2026-04&from=2026-04-01",
                        "format=pdf",
                        "split=team")) {
            problem(get("/api/v1/reports/chargeback?" + wrong), 400, "invalid_request");
        }
    }

    @Test
    void usageWithoutDatesIsThisMonth() {
        assertThat(text(get("/api/v1/usage?format=csv"))).isEqualTo("job_id\r\n2026-05-01\r\n");
    }

    /** At 10:00 UTC it is already the next day there; what was settled a minute ago is of today. */
    @Test
    void usageWithoutDatesEndsTodayInTheTeamsOwnZone() {
        reports.zone = ZoneId.of("Pacific/Kiritimati");
        try {
            JsonNode usage = ok(get("/api/v1/usage"));
            assertThat(usage.path("to").asString()).isEqualTo("2026-05-05");
            JsonNode since = ok(get("/api/v1/usage?from=2026-05-03T11:00:00Z"));
            assertThat(since.path("from").asString()).isEqualTo("2026-05-04");
        } finally {
            reports.zone = ZoneOffset.UTC;
        }
    }

    @Test
    void groupedCsvIsTheSummary() {
        MvcTestResult result = get("/api/v1/usage?format=csv&group_by=model");
        assertThat(result.getResponse().getContentType()).startsWith("text/csv");
        assertThat(text(result)).isEqualTo("model,jobs,seconds,settled\r\n'=model,2,10,97\r\n");
    }

    @Test
    void aWorkbookHasARowAJobOrTheGroups() {
        MvcTestResult result = get("/api/v1/usage?format=xlsx&from=2026-05-01&to=2026-05-02");
        assertThat(text(result)).isEqualTo("XLSX 2026-05-01 2026-05-02");
        assertThat(result.getResponse().getContentType())
                .isEqualTo("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        assertThat(result.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"usage_2026-05-01_2026-05-02.xlsx\"");
        assertThat(result.getResponse().getHeader("X-Filter")).isNull();
        MvcTestResult grouped =
                get("/api/v1/usage?format=xlsx&group_by=model&from=2026-05-01&to=2026-05-02");
        assertThat(text(grouped)).startsWith("model,jobs,seconds,settled");
        assertThat(grouped.getResponse().getHeader("Content-Disposition"))
                .isEqualTo("attachment; filename=\"usage_2026-05-01_2026-05-02_by-model.xlsx\"");
    }

    @Test
    void aFileSaysItsFilterInItsNameAndAHeader() {
        for (String format : List.of("csv", "xlsx")) {
            MvcTestResult file =
                    get(
                            "/api/v1/usage?from=2026-05-01&to=2026-05-02&model=q2&label=a,b&member=none&off_peak=false&format="
                                    + format);
            assertThat(reports.filter.toText())
                    .isEqualTo("model=q2&member=&label=a%2Cb&off_peak=false")
                    .isEqualTo(file.getResponse().getHeader("X-Filter"));
            assertThat(file.getResponse().getHeader("Content-Disposition"))
                    .matches(
                            "attachment; filename=\"usage_2026-05-01_2026-05-02_model-q2__member-[0-9a-f]{8}__label-[0-9a-f]{8}__standard\\."
                                    + format
                                    + "\"");
        }
    }

    @Test
    void wrongUsageWishesAreRefused() {
        for (String query :
                List.of(
                        "group_by=team",
                        "from=soon",
                        "format=xml",
                        "member=Aino",
                        "off_peak=maybe",
                        "label=" + "x".repeat(301),
                        "format=csv&member=Aino",
                        "format=xlsx&off_peak=maybe",
                        "from=2026-06-01&to=2026-05-01")) {
            problem(get("/api/v1/usage?" + query), 400, "invalid_request");
        }
        problem(get("/api/v1/usage/lines?kind=held"), 400, "invalid_request");
    }

    @Test
    void uploadAnswers201WithItsAddress() {
        JsonNode upload =
                json(
                        mvc.post()
                                .uri("/api/v1/uploads")
                                .contentType(MediaType.IMAGE_PNG)
                                .content(new byte[] {1, 2, 3})
                                .exchange(),
                        201);
        assertThat(upload.propertyNames()).containsExactly("id", "url", "width", "height", "bytes");
        assertThat(upload.path("url").asString()).contains("/media/upload/");
        assertThat(upload.path("bytes").asInt()).isEqualTo(3);
    }

    @Test
    void uploadsAreListedByTextAndKind() {
        JsonNode list = ok(get("/api/v1/uploads?text=car&kind=png,jpeg&kind=webp"));
        assertThat(library.asked)
                .isEqualTo(
                        new UploadFilter("car", Set.of("image/png", "image/jpeg", "image/webp")));
        assertThat(list.path("next_cursor").asString()).isEqualTo("next");
        JsonNode car = list.path("items").path(0);
        assertThat(car.propertyNames())
                .containsExactly(
                        "id",
                        "url",
                        "file_name",
                        "kind",
                        "width",
                        "height",
                        "bytes",
                        "sha256",
                        "created_by",
                        "created_at",
                        "pinned",
                        "jobs");
        assertThat(car.path("kind").asString()).isEqualTo("jpeg");
        assertThat(car.path("url").asString()).contains("/media/upload/" + FakeUploadLibrary.CAR);
        ok(get("/api/v1/uploads"));
        assertThat(library.asked).isEqualTo(UploadFilter.ALL);
        JsonNode refused = problem(get("/api/v1/uploads?kind=gif"), 400, "invalid_request");
        assertThat(refused.at("/errors/0/field").asString()).isEqualTo("kind");
        assertThat(refused.at("/errors/0/allowed").toString())
                .isEqualTo("[\"png\",\"jpeg\",\"webp\"]");
    }

    @Test
    void emptyUploadIsRefused() {
        problem(mvc.post().uri("/api/v1/uploads").exchange(), 400, "invalid_request");
    }

    @Test
    void assetsAreListedAndRead() {
        JsonNode list = ok(get("/api/v1/assets"));
        assertThat(list.path("next_cursor").asString()).isEqualTo("next");
        JsonNode asset = ok(get("/api/v1/assets/" + FakeGallery.VIDEO));
        assertThat(asset).isEqualTo(list.path("items").get(0));
        assertThat(asset.path("duration").asInt()).isEqualTo(5);
        problem(get("/api/v1/assets/" + FakeGallery.COVER), 404, "not_found");
        problem(get("/api/v1/assets/nonsense"), 404, "not_found");
    }

    @Test
    void aBadFilterOfAssetsIsRefusedByNameRuleAndValue() {
        Map<String, String> wrong =
                Map.ofEntries(
                        Map.entry("person=aino", "person is 'aino'; it must be an id"),
                        Map.entry("key=1", "key is '1'; it must be an id"),
                        Map.entry("collection=x", "collection is 'x'; it must be an id"),
                        Map.entry("min_duration=-1", "min_duration is '-1'; it must be seconds"),
                        Map.entry("max_duration=1e9", "max_duration is '1e9'; it must be seconds"),
                        Map.entry("seed=4.5", "seed is '4.5'; it must be a whole number"),
                        Map.entry("state=expired", "state is 'expired'; it must be one of copying"),
                        Map.entry("created_from=monday", "created_from is 'monday'; it must be a"),
                        Map.entry("min_cost=cheap", "min_cost is 'cheap'; it must be credits"),
                        Map.entry("sort=best", "sort is 'best'; it must be one of newest, oldest"),
                        Map.entry("trashed=yes", "trashed is 'yes'; it must be one of true"));
        wrong.forEach((query, words) -> {
            JsonNode problem = problem(get("/api/v1/assets?" + query), 400, "invalid_request");
            assertThat(problem.path("detail").asString()).startsWith(words);
            assertThat(problem.path("errors").get(0).path("field").asString())
                    .isEqualTo(query.substring(0, query.indexOf('=')));
        });
    }

    @Test
    void filtersOfAssetsReachTheGallery() {
        ok(
                get(
                        "/api/v1/assets?text=fox&model=a,b&model=c&label=one&label=two&state=failed"
                                + "&min_duration=2.5&max_duration=10&seed=7&min_cost=1.5&max_cost=2"
                                + "&cost_center=north&resolution=720p&aspect=16:9&sort=cost"
                                + "&trashed=true&created_from=2026-01-01T00:00:00Z&person=&key="));
        WallFilter asked = gallery.asked;
        assertThat(asked.text()).isEqualTo("fox");
        assertThat(asked.models()).containsExactlyInAnyOrder("a", "b", "c");
        assertThat(asked.labels()).containsExactlyInAnyOrder("one", "two");
        assertThat(asked.states()).containsExactlyInAnyOrder("failed", "expired");
        assertThat(asked.minMillis()).isEqualTo(2_500);
        assertThat(asked.maxMillis()).isEqualTo(10_000);
        assertThat(asked.seed()).isEqualTo(7);
        assertThat(asked.minCost()).isEqualTo(Credits.parse("1.5"));
        assertThat(asked.aspect()).isEqualTo("16:9");
        assertThat(asked.trashed()).isTrue();
        assertThat(asked.person()).isNull();
        ok(get("/api/v1/assets?text=&model="));
        assertThat(gallery.asked).isEqualTo(WallFilter.none());
    }

    @Test
    void contentIsWholeOrAPart() {
        MvcTestResult whole = get(CONTENT);
        assertThat(status(whole)).isEqualTo(200);
        assertThat(text(whole)).isEqualTo("0123456789");
        assertThat(whole.getResponse().getHeader("ETag")).isEqualTo("\"abc123\"");
        MvcTestResult part = content("Range", "bytes=2-4");
        assertThat(status(part)).isEqualTo(206);
        assertThat(part.getResponse().getHeader("Content-Range")).isEqualTo("bytes 2-4/10");
        assertThat(text(part)).isEqualTo("234");
        assertThat(text(content("Range", "bytes=-3"))).isEqualTo("789");
        assertThat(text(content("Range", "bytes=7-"))).isEqualTo("789");
    }

    @Test
    void rangesThatCannotBeHadAre416() {
        MvcTestResult result = content("Range", "bytes=10-");
        assertThat(status(result)).isEqualTo(416);
        assertThat(result.getResponse().getHeader("Content-Range")).isEqualTo("bytes */10");
    }

    @Test
    void conditionsAreHonoured() {
        assertThat(status(content("If-None-Match", "\"abc123\""))).isEqualTo(304);
        assertThat(status(content("If-None-Match", "\"other\""))).isEqualTo(200);
        MvcTestResult stale =
                mvc.get()
                        .uri(CONTENT)
                        .header("Range", "bytes=0-1")
                        .header("If-Range", "\"old\"")
                        .exchange();
        assertThat(status(stale)).isEqualTo(200);
    }

    @Test
    void coverIsThePicture() {
        MvcTestResult cover = get("/api/v1/assets/" + FakeGallery.VIDEO + "/cover");
        assertThat(cover.getResponse().getContentType()).isEqualTo("image/jpeg");
        assertThat(text(cover)).isEqualTo("cover");
    }

    @Test
    void contentThatIsGoneSaysWhy() {
        gallery.gone = "deleted after 30 days";
        JsonNode problem = problem(get(CONTENT), 409, "wrong_state");
        assertThat(problem.path("detail").asString()).contains("deleted after 30 days");
    }
}
