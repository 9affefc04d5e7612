package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.outbound.OutboundPost.Outcome;
import io.framehouse.outbound.OutboundPost.Reply;
import io.framehouse.reports.S3Target;
import io.framehouse.reports.internal.S3Answer.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What S3 refuses is said in words that help; answers as its reference lists them. */
class S3AnswerTest {
    private static final S3Target TARGET =
            new S3Target(null, "eu-north-1", "acme-costs", "finance", false, "AKIA1");

    @ParameterizedTest
    @CsvSource({
        "404, NoSuchBucket, no bucket 'acme-costs' at https://s3.eu-north-1.amazonaws.com",
        "403, AccessDenied, 's3:PutObject on bucket ''acme-costs'', prefix ''finance'''",
        "403, InvalidAccessKeyId, the access key id is not known",
        "403, SignatureDoesNotMatch, does not belong to the access key id",
        "403, RequestTimeTooSkewed, clock of this house",
        "301, PermanentRedirect, Correct the region",
        "400, EntityTooLarge, shorter periods",
        "400, InvalidRequest, S3 answered 400 InvalidRequest",
        "307, '', Correct the region",
        "401, '', the access key may not write there",
        "404, '', 'Correct endpoint, bucket or path style'",
    })
    void whatPeopleMendIsNamed(int status, String code, String words) {
        S3Answer answer = S3Answer.of(refused(status, xml(code, "")), TARGET);
        assertThat(answer.kind()).isEqualTo(Kind.TO_MEND);
        assertThat(answer.words()).contains("S3 answered " + status, words);
    }

    @Test
    void theRightRegionIsNamedWhereS3NamesIt() {
        String body =
                "<Error><Code>AuthorizationHeaderMalformed</Code><Message>The region 'eu-north-1' is"
                        + " wrong; expecting 'us-west-2'</Message></Error>";
        assertThat(S3Answer.of(refused(400, body), TARGET).words())
                .contains("not in region 'eu-north-1'", "It says 'us-west-2'");
        assertThat(S3Answer.of(refused(301, xml("PermanentRedirect", "us-west-1")), TARGET).words())
                .contains("It says 'us-west-1'");
    }

    @ParameterizedTest
    @CsvSource({"503, SlowDown", "500, InternalError", "429, TooManyRequests", "502, ''"})
    void whatGoesByItselfIsTriedAgain(int status, String code) {
        S3Answer answer = S3Answer.of(refused(status, xml(code, "")), TARGET);
        assertThat(answer.kind()).isEqualTo(Kind.LATER);
        assertThat(answer.words()).contains(String.valueOf(status), code);
    }

    @Test
    void silenceIsNoRefusalAndAWallIsOne() {
        Reply silent = new Reply(Outcome.UNANSWERED, 0, "Not in time.", "", null);
        assertThat(S3Answer.of(silent, TARGET).kind()).isEqualTo(Kind.LATER);
        Reply walled = new Reply(Outcome.NOT_ALLOWED, 0, "It is private.", "", null);
        assertThat(S3Answer.of(walled, TARGET).kind()).isEqualTo(Kind.TO_MEND);
        assertThat(S3Answer.of(walled, TARGET).words()).startsWith("It is private.");
    }

    /** What a stranger's server says is not for our people. */
    @Test
    void wordsOfTheAnswerAreNotRepeated() {
        String body = "<Error><Code>AccessDenied</Code><Message>Call +1 555</Message></Error>";
        assertThat(S3Answer.of(refused(403, body), TARGET).words()).doesNotContain("555");
        String long500 = "x".repeat(500);
        S3Target wide = new S3Target(null, "eu-north-1", "acme-costs", long500, false, "AKIA1");
        assertThat(S3Answer.of(refused(403, body), wide).words()).hasSizeLessThanOrEqualTo(300);
    }

    private static Reply refused(int status, String body) {
        return new Reply(Outcome.REFUSED, status, "It answered.", body, null);
    }

    private static String xml(String code, String region) {
        return "<?xml version=\"1.0\"?><Error><Code>%s</Code><Region>%s</Region></Error>"
                .formatted(code, region);
    }
}
