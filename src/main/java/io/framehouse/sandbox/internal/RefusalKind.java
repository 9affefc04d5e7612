package io.framehouse.sandbox.internal;

/** Every way to say no, in the words and status codes of each dialect. */
enum RefusalKind {
    BAD_REQUEST(400, "BadRequest", 400, "INVALID_REQUEST_BODY", 400, 8007002),
    FIELD_LACKING(400, "FieldLacking", 400, "INVALID_REQUEST_BODY", 400, 8007002),
    FIELD_UNWANTED(400, "FieldUnwanted", 400, "INVALID_REQUEST_BODY", 400, 8007002),
    FIELD_COUNT(400, "FieldItemCountOutOfRange", 400, "INVALID_REQUEST_BODY", 400, 8007002),
    FIELD_INVALID(400, "FieldInvalid", 400, "INVALID_REQUEST_BODY", 400, 8007002),
    IMAGE_LIMITS(400, "PageSizeOutOfRange", 400, "INVALID_REQUEST_BODY", 400, 8007002),
    IMAGE_FORMAT(400, "ImageFormatInvalid", 400, "INVALID_REQUEST_BODY", 400, 8007002),
    IMAGE_DOWNLOAD(400, "ImageDownloadFailure", 400, "INVALID_REQUEST_BODY", 400, 8007002),
    CONTENT_POLICY(400, "AuditSubmitIllegal", 400, "INVALID_REQUEST_BODY", 400, 8007002),
    BODY_TOO_LARGE(413, "BadRequest", 413, "INVALID_REQUEST_BODY", 413, 8007002),
    MODEL_UNKNOWN(400, "ModelUnavailable", 404, "MODEL_NOT_FOUND", 400, 8007002),
    NO_CREDIT(400, "CreditInsufficient", 403, "NOT_ENOUGH_BALANCE", 403, 403),
    KEY_MISSING(401, "Unauthorized", 403, "INVALID_API_KEY", 401, 401),
    KEY_WRONG(401, "Unauthorized", 401, "FAILED_TO_AUTH", 401, 401),
    TASK_UNKNOWN(404, "TaskNotFound", 404, "TASK_NOT_FOUND", 404, 404),
    PATH_UNKNOWN(404, "NotFound", 404, "MODEL_NOT_FOUND", 404, 404),
    NOT_CANCELLABLE(400, "BadRequest", 400, "INVALID_REQUEST_BODY", 400, 8007002),
    FORBIDDEN(403, "Forbidden", 403, "ACCESS_DENY", 403, 403),
    IN_PROCESS(400, "OperationInProcess", 429, "RATE_LIMIT_EXCEEDED", 429, 429),
    GIVEN_UP(499, "Canceled", 499, "Canceled", 499, 499),
    AWAY(503, "ServiceUnavailable", 503, "SERVICE_NOT_AVAILABLE", 503, 8007099),
    BUSY(429, "QuotaExceeded", 429, "RATE_LIMIT_EXCEEDED", 429, 429),
    INTERNAL(500, "InternalServiceFailure", 500, "SERVICE_NOT_AVAILABLE", 500, 8007095);

    final int viduStatus;
    final String viduReason;
    final int asyncStatus;
    final String asyncReason;
    final int vtrixStatus;
    final int vtrixCode;

    RefusalKind(
            int viduStatus,
            String viduReason,
            int asyncStatus,
            String asyncReason,
            int vtrixStatus,
            int vtrixCode) {
        this.viduStatus = viduStatus;
        this.viduReason = viduReason;
        this.asyncStatus = asyncStatus;
        this.asyncReason = asyncReason;
        this.vtrixStatus = vtrixStatus;
        this.vtrixCode = vtrixCode;
    }
}
