package io.framehouse.providers.vidu;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.framehouse.providers.FakeProvider;
import io.framehouse.providers.PollOutcome;
import io.framehouse.providers.TagList;
import io.framehouse.providers.TagSearch;
import io.framehouse.providers.TagWindow;
import io.framehouse.providers.http.CallLimits;
import io.framehouse.providers.http.ProviderHttp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be concluded from Vidu's task list, and what may not. */
class ViduTaskListTest {
    private static final String TAG = "019a0000-0000-7000-8000-000000000001";
    private static final Instant MADE = Instant.ofEpochMilli(0x019a00000000L);
    private static final String LIST = "/ent/v2/tasks";
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final Duration SCAN = Duration.ofSeconds(20);

    private final FakeProvider provider = new FakeProvider();
    private final ProviderHttp http =
            new ProviderHttp(
                    new CallLimits(LIMIT, LIMIT, LIMIT), Clock.fixed(MADE, ZoneOffset.UTC));
    private final ViduTaskList list = new ViduTaskList(http, SCAN);

    @AfterEach
    void close() {
        http.close();
        provider.close();
    }

    @Test
    void aTagIsFoundOnALaterPage() {
        page(
                "pager.page_token",
                null,
                "{\"tasks\":[" + row(1, "x") + "],\"next_page_token\":\"n=2\"}");
        page("pager.page_token", "n=2", "{\"tasks\":[" + row(3, TAG) + "]}");
        assertThat(find()).isEqualTo(new TagSearch.Found("3"));
    }

    @Test
    void onlyTheTagsOwnHoursAreAskedFor() {
        provider.answers(200, "{\"tasks\":[]}");
        Instant from =
                MADE.minus(Duration.ofHours(1)).truncatedTo(java.time.temporal.ChronoUnit.HOURS);
        list.read(
                provider.endpoint(), TagWindow.of(TAG, MADE.plus(Duration.ofDays(1))), () -> true);
        assertThat(asked("created_at.from")).isEqualTo(from.toString());
        assertThat(asked("created_at.to")).isEqualTo(from.plus(Duration.ofHours(4)).toString());
        assertThat(TagWindow.of(TAG, MADE).to()).isNull();
    }

    @Test
    void aListReadToItsEndSaysThatTheTagIsNotThere() {
        page(
                "pager.page_token",
                null,
                "{\"tasks\":[" + rows(0, 3) + "],\"next_page_token\":\"2\"}");
        page("pager.page_token", "2", "{\"tasks\":[" + rows(3, 3) + "],\"next_page_token\":\"\"}");
        assertThat(find()).isEqualTo(new TagSearch.Absent(2, window().from()));
        assertThat(provider.requests()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "500 | {\"tasks\":[]}",
                "404 | {\"code\":404,\"reason\":\"NotFound\"}",
                "401 | {\"code\":401}",
                "429 | {\"code\":429}",
                "200 | <html></html>",
                "200 | {\"tasks\":",
                "200 | {}",
                "200 | {\"code\":0,\"message\":\"ok\"}",
                "200 | {\"tasks\":[],\"next_page_token\":\"again\"}",
                "200 | {\"tasks\":[{\"id\":\"1\"},{\"id\":\"2\"}]}"
            })
    void whatIsNotAWholeListSaysNothing(int status, String body) {
        provider.answers(status, body);
        assertThat(find()).isInstanceOf(TagSearch.Incomplete.class);
        assertThat(provider.requests()).hasSizeLessThan(5);
    }

    @Test
    void aSilentListSaysNothing() {
        provider.answers(aResponse().withFixedDelay(5_000));
        assertThat(find()).isInstanceOf(TagSearch.Incomplete.class);
    }

    @Test
    void aSlowListIsGivenUpAfterTheTimeOfAScan() {
        endless(aResponse().withFixedDelay(200));
        ViduTaskList hasty = new ViduTaskList(http, Duration.ofMillis(900));
        assertThat(hasty.read(provider.endpoint(), window(), () -> true).find(TAG))
                .isInstanceOfSatisfying(
                        TagSearch.Incomplete.class,
                        gap -> assertThat(gap.why()).contains("too slowly"));
        assertThat(provider.requests()).hasSizeBetween(1, 6);
    }

    @Test
    void furtherPagesTakeFromTheAccountsRequests() {
        endless(aResponse());
        AtomicInteger left = new AtomicInteger(2);
        TagList read = list.read(provider.endpoint(), window(), () -> left.getAndDecrement() > 0);
        assertThat(read.find(TAG))
                .isInstanceOfSatisfying(
                        TagSearch.Incomplete.class,
                        gap -> assertThat(gap.why()).contains("requests a minute"));
        assertThat(provider.requests()).hasSize(3);
    }

    @Test
    void aListThatWantsToBeAskedLessPassesItsWishOn() {
        provider.answers(
                aResponse().withStatus(429).withHeader("Retry-After", "30").withBody("{}"));
        assertThat(find())
                .isInstanceOfSatisfying(
                        TagSearch.Incomplete.class,
                        gap ->
                                assertThat(gap.throttled())
                                        .isEqualTo(
                                                new PollOutcome.Throttled(Duration.ofSeconds(30))));
        assertThat(provider.requests()).hasSize(1);
    }

    @Test
    void aServerThatTakesOnlyTheOtherWordIsReadByNumbers() {
        // It ignores pager.*: ten rows, no token.
        page("paper.page", null, "{\"tasks\":[" + rows(0, 10) + "]}");
        page("paper.page", "0", "{\"tasks\":[" + rows(0, 10) + "]}");
        page("paper.page", "1", "{\"tasks\":[" + rows(10, 2) + "," + row(99, TAG) + "]}");
        page("paper.page", "2", "{\"tasks\":[]}");
        assertThat(find()).isEqualTo(new TagSearch.Found("99"));
        assertThat(read().gap()).isNull();
    }

    @Test
    void aServerThatRefusesTheFirstWordIsAskedWithTheOther() {
        provider.server()
                .stubFor(
                        get(urlPathEqualTo(LIST))
                                .withQueryParam("paper.page", absent())
                                .willReturn(
                                        aResponse().withStatus(400).withBody("{\"code\":400}")));
        page("paper.page", "0", "{\"tasks\":[" + row(1, TAG) + "]}");
        page("paper.page", "1", "{\"tasks\":[]}");
        assertThat(find()).isEqualTo(new TagSearch.Found("1"));
    }

    @Test
    void aServerThatShowsTheSamePageForEverSaysNothing() {
        provider.answers(200, "{\"tasks\":[" + rows(0, 10) + "]}");
        assertThat(find()).isInstanceOf(TagSearch.Incomplete.class);
        assertThat(provider.requests()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "200 | {\"id\":\"t\",\"state\":\"success\",\"payload\":\"" + TAG + "\"} | Found",
                "200 | {\"id\":\"t\",\"state\":\"success\",\"payload\":\"another\"} | Absent",
                "404 | {\"code\":404,\"reason\":\"TaskNotFound\"} | Absent",
                "200 | {\"id\":\"t\",\"state\":\"success\"} | Incomplete",
                "200 | <html/> | Incomplete",
                "500 | {\"payload\":\"" + TAG + "\"} | Incomplete",
                "401 | {\"code\":401} | Incomplete"
            })
    void aNamedTaskCountsOnlyByTheProvidersOwnEcho(int status, String body, String expected) {
        provider.answers(status, body);
        TagSearch answer = list.check(provider.endpoint(), "/ent/v2/tasks/t/creations", "t", TAG);
        assertThat(answer.getClass().getSimpleName()).isEqualTo(expected);
    }

    /** A token that leads on and on: each page names another one. */
    private void endless(ResponseDefinitionBuilder answer) {
        for (int i = 0; i < 12; i++) {
            MappingBuilder stub = get(urlPathEqualTo(LIST));
            stub.withQueryParam("pager.page_token", i == 0 ? absent() : equalTo("token" + i));
            String next = "\"next_page_token\":\"token" + (i + 1) + "\"";
            provider.server()
                    .stubFor(
                            stub.willReturn(
                                    ResponseDefinitionBuilder.like(answer.build())
                                            .withBody(
                                                    "{\"tasks\":["
                                                            + row(i, "payload-" + i)
                                                            + "],"
                                                            + next
                                                            + "}")));
        }
    }

    private TagSearch find() {
        return read().find(TAG);
    }

    private TagList read() {
        return list.read(provider.endpoint(), window(), () -> true);
    }

    private static TagWindow window() {
        return TagWindow.of(TAG, MADE.plusSeconds(60));
    }

    private String asked(String parameter) {
        return provider.request().queryParameter(parameter).firstValue();
    }

    private void page(String parameter, String value, String body) {
        MappingBuilder stub = get(urlPathEqualTo(LIST));
        stub.withQueryParam(parameter, value == null ? absent() : equalTo(value));
        provider.server().stubFor(stub.willReturn(aResponse().withBody(body)));
    }

    private static String rows(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> row(number, "payload-" + number))
                .collect(Collectors.joining(","));
    }

    private static String row(int id, String payload) {
        return "{\"id\":\"%d\",\"payload\":\"%s\"}".formatted(id, payload);
    }
}
