package io.framehouse.providers.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.providers.SubmitOutcome;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.node.ObjectNode;

/** Statuses without a documented word, as a gateway gives them: as a page, as JSON, as nothing. */
class GatewayAnswersTest {
    private static final SubmitAnswers ANSWERS = new SubmitAnswers(new CodeTable());
    private static final List<ObjectNode> ERROR_FORMS =
            List.of(
                    Json.object().put("message", "no"),
                    Json.object().put("error", "no"),
                    Json.object().put("code", "E17").put("message", "no"),
                    Json.object().put("reason", "NewWord"));

    @ParameterizedTest
    @CsvSource({
        // about the request, where the body is the provider's error form
        "400, Unanswered, Refused",
        "422, Unanswered, Refused",
        // about the request in any form
        "413, Refused, Refused",
        // about the way there
        "301, AccountTrouble, AccountTrouble",
        "307, AccountTrouble, AccountTrouble",
        "308, AccountTrouble, AccountTrouble",
        "404, AccountTrouble, AccountTrouble",
        "405, AccountTrouble, AccountTrouble",
        "406, AccountTrouble, AccountTrouble",
        "410, AccountTrouble, AccountTrouble",
        "414, AccountTrouble, AccountTrouble",
        "415, AccountTrouble, AccountTrouble",
        "421, AccountTrouble, AccountTrouble",
        "426, AccountTrouble, AccountTrouble",
        "431, AccountTrouble, AccountTrouble",
        // about the account
        "401, AccountTrouble, AccountTrouble",
        "402, AccountTrouble, AccountTrouble",
        "403, AccountTrouble, AccountTrouble",
        "407, AccountTrouble, AccountTrouble",
        // later
        "429, Busy, Busy",
        // no definite answer: never sent again, never failed
        "302, Unanswered, Unanswered",
        "303, Unanswered, Unanswered",
        "304, Unanswered, Unanswered",
        "408, Unanswered, Unanswered",
        "409, Unanswered, Unanswered",
        "411, Unanswered, Unanswered",
        "412, Unanswered, Unanswered",
        "417, Unanswered, Unanswered",
        "418, Unanswered, Unanswered",
        "423, Unanswered, Unanswered",
        "424, Unanswered, Unanswered",
        "425, Unanswered, Unanswered",
        "428, Unanswered, Unanswered",
        "451, Unanswered, Unanswered",
        "499, Unanswered, Unanswered",
        "500, Unanswered, Unanswered",
        "501, Unanswered, Unanswered",
        "502, Unanswered, Unanswered",
        "503, Unanswered, Unanswered",
        "504, Unanswered, Unanswered",
        "520, Unanswered, Unanswered",
        "529, Unanswered, Unanswered"
    })
    void aStatusHasOneClassAsPageAndAsJson(int status, String asPage, String asJson) {
        assertThat(classify(status, null)).isEqualTo(asPage);
        assertThat(classify(status, Json.object().put("hello", "world"))).isEqualTo(asPage);
        for (ObjectNode body : ERROR_FORMS) {
            assertThat(classify(status, body)).as("%s", body).isEqualTo(asJson);
        }
    }

    private static String classify(int status, @Nullable ObjectNode body) {
        SubmitOutcome outcome =
                ANSWERS.classify(
                        new Reply.Answer(status, body, null), "secret", true, accepted -> null);
        return outcome.getClass().getSimpleName();
    }
}
