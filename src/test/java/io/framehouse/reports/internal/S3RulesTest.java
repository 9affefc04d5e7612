package io.framehouse.reports.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.framehouse.reports.S3Target;
import io.framehouse.reports.S3Wish;
import io.framehouse.shared.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the fields of a bucket may be, and where an object of it stands. */
class S3RulesTest {
    private static final S3Target FINE =
            new S3Target(null, "eu-north-1", "acme-costs", "finance/team=nord", false, "AKIA1");

    @Test
    void aUsualBucketIsTaken() {
        assertThat(S3Rules.problems(new S3Wish(FINE, "a/secret+of=40"))).isEmpty();
    }

    @Test
    void itIsKeptWithoutBlanksSlashesAndUsualPorts() {
        S3Target given =
                new S3Target(
                        " https://s3.example.com:443/ ",
                        " eu-north-1 ",
                        "acme-costs ",
                        "/finance//",
                        true,
                        " AKIA1");
        S3Wish kept = S3Rules.normal(new S3Wish(given, "  "));
        assertThat(kept.secretKey()).isNull();
        assertThat(kept.target())
                .isEqualTo(
                        new S3Target(
                                "https://s3.example.com",
                                "eu-north-1",
                                "acme-costs",
                                "finance",
                                true,
                                "AKIA1"));
        assertThat(S3Rules.problems(kept)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "s3.example.com",
                "https://",
                "https://s3.example.com/path",
                "https://s3.example.com?a=b",
                "https://me:pass@s3.example.com",
                "https://s3 example"
            })
    void anEndpointIsTheAddressOfAService(String endpoint) {
        assertThat(only(new S3Target(endpoint, "r", "acme-costs", "", true, "AKIA1")).field())
                .isEqualTo("s3.endpoint");
    }

    @ParameterizedTest
    @CsvSource({
        "region, EU, EU",
        "region, a.evil.example/, evil",
        "bucket, Acme, Acme",
        "bucket, ab, ab",
        "bucket, a..b, a..b",
        "prefix, a//b, a//b",
        "prefix, ../up, ../up",
        "prefix, a/./b, a/./b",
        "prefix, übrig, übrig",
    })
    void eachFieldSaysItsRuleAndItsValue(String field, String value, String shown) {
        S3Target wrong =
                new S3Target(
                        null,
                        field.equals("region") ? value : "eu-north-1",
                        field.equals("bucket") ? value : "acme-costs",
                        field.equals("prefix") ? value : "",
                        true,
                        "AKIA1");
        FieldError error = only(wrong);
        assertThat(error.field()).isEqualTo("s3." + field);
        assertThat(error.message()).contains("s3." + field, shown, "such as");
    }

    /** Who puts the secret into the wrong field sees it nowhere. */
    @Test
    void whatMayBeASecretIsNotRepeated() {
        String secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCY";
        S3Target mixedUp = new S3Target(null, "eu-north-1", "acme-costs", "", false, secret);
        assertThat(S3Rules.problems(new S3Wish(mixedUp, secret + " ö")))
                .extracting(FieldError::field)
                .containsExactly("s3.access_key_id", "s3.secret_access_key");
        assertThat(S3Rules.problems(new S3Wish(mixedUp, secret + " ö")))
                .extracting(FieldError::message)
                .noneMatch(message -> message.contains(secret));
    }

    @ParameterizedTest
    @CsvSource({"https://s3.example.com, acme.costs", "http://10.0.0.1:9000, acme-costs"})
    void aBucketThatCannotStandBeforeTheHostNeedsThePathStyle(String endpoint, String bucket) {
        assertThat(only(new S3Target(endpoint, "r", bucket, "", false, "AKIA1")).field())
                .isEqualTo("s3.path_style");
    }

    @ParameterizedTest
    @CsvSource({
        ", eu-north-1, false, https://acme-costs.s3.eu-north-1.amazonaws.com/p/team%3Dnord/x.csv",
        ", eu-north-1, true, https://s3.eu-north-1.amazonaws.com/acme-costs/p/team%3Dnord/x.csv",
        ", cn-north-1, true, https://s3.cn-north-1.amazonaws.com.cn/acme-costs/p/team%3Dnord/x.csv",
        "http://h:9000, x, true, http://h:9000/acme-costs/p/team%3Dnord/x.csv",
        "https://s3.example.com, x, false, https://acme-costs.s3.example.com/p/team%3Dnord/x.csv",
    })
    void anObjectStandsWhereS3LooksForIt(
            String endpoint, String region, boolean pathStyle, String address) {
        S3Target target =
                new S3Target(endpoint, region, "acme-costs", "p/team=nord", pathStyle, "AKIA1");
        assertThat(S3Address.of(target, target.key("x.csv"))).hasToString(address);
        assertThat(target.object("x.csv")).isEqualTo("s3://acme-costs/p/team=nord/x.csv");
    }

    private static FieldError only(S3Target target) {
        assertThat(S3Rules.problems(new S3Wish(target, "secret"))).hasSize(1);
        return S3Rules.problems(new S3Wish(target, "secret")).getFirst();
    }
}
