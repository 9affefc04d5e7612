package io.framehouse.providers.vidu;

import static io.framehouse.providers.http.CodeTable.Meaning.ACCOUNT;
import static io.framehouse.providers.http.CodeTable.Meaning.BUSY;
import static io.framehouse.providers.http.CodeTable.Meaning.ELSEWHERE;
import static io.framehouse.providers.http.CodeTable.Meaning.NO_TASK;
import static io.framehouse.providers.http.CodeTable.Meaning.ONCE_MORE;
import static io.framehouse.providers.http.CodeTable.Meaning.REFUSED;
import static io.framehouse.providers.http.CodeTable.Meaning.UNCLEAR;

import io.framehouse.providers.http.CodeTable;

/**
 * Vidu's error words, of refusals and of tasks that failed later.
 *
 * @see "platform.vidu.com/docs/error-code"
 */
final class ViduCodes {
    static final CodeTable TABLE =
            withAccounts(withContent(withImages(withFields(new CodeTable()))));

    private ViduCodes() {}

    private static CodeTable withFields(CodeTable table) {
        return table.with(REFUSED, "The provider does not accept the request.", "BadRequest")
                .with(REFUSED, "The provider misses a field.", "FieldLacking")
                .with(REFUSED, "The provider does not take one of the fields.", "FieldUnwanted")
                .with(
                        REFUSED,
                        "A list has too many or too few items for the provider.",
                        "FieldItemCountOutOfRange")
                .with(REFUSED, "The provider does not accept a field's value.", "FieldInvalid")
                .with(REFUSED, "The request conflicts with another.", "Conflict")
                .with(ELSEWHERE, "The model is not available there now.", "ModelUnavailable")
                .with(REFUSED, "The task was cancelled.", "UserCancelled")
                .with(
                        NO_TASK,
                        "The provider does not know it.",
                        "TaskNotFound",
                        "CreationNotFound",
                        "NotFound");
    }

    private static CodeTable withImages(CodeTable table) {
        return table.with(
                        REFUSED,
                        "An image has the wrong size, type or ratio: at most 50 MB, between 1:4"
                                + " and 4:1.",
                        "PageSizeOutOfRange",
                        "ImageSizeInvalid")
                .with(REFUSED, "An image is not png, jpeg, jpg or webp.", "ImageFormatInvalid")
                .with(
                        ONCE_MORE,
                        "The provider could not fetch an image from its address.",
                        "ImageDownloadFailure")
                .with(
                        REFUSED,
                        "The provider could not find what it needs in an image.",
                        "ImageCheckBodyJointsFailed",
                        "ImageCheckFaceFailed",
                        "ImageObjectsUndetected",
                        "FaceDetectFailure",
                        "NoFaceDetected",
                        "MultiFaceDetected")
                .with(REFUSED, "A video has a form the provider cannot use.", "VideoFormatInvalid");
    }

    private static CodeTable withContent(CodeTable table) {
        return table.with(
                REFUSED,
                "The provider's content check refused the prompt, an image or the result.",
                "TaskPromptPolicyViolation",
                "AuditSubmitIllegal",
                "AuditFailed",
                "CreationPolicyViolation");
    }

    private static CodeTable withAccounts(CodeTable table) {
        return table.with(ACCOUNT, "The balance at the provider is too low.", "CreditInsufficient")
                .with(ACCOUNT, "The provider does not accept the key.", "Unauthorized")
                .with(ACCOUNT, "The provider does not permit this account.", "Forbidden")
                .with(
                        BUSY,
                        "The provider runs as many tasks of this account as it allows.",
                        "QuotaExceeded")
                .with(
                        BUSY,
                        "The provider takes no more requests just now.",
                        "TooManyRequests",
                        "SystemThrottling",
                        "OperationInProcess")
                .with(
                        UNCLEAR,
                        "The provider had trouble of its own.",
                        "InternalServiceFailure",
                        "Canceled",
                        "Unknown");
    }
}
