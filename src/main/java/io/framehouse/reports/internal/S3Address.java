package io.framehouse.reports.internal;

import io.framehouse.reports.S3Target;
import java.net.URI;

/** Where an object stands: before or behind the host, as the bucket's owner chose. */
final class S3Address {
    private static final String SCHEME_END = "://";

    private S3Address() {}

    /**
     * The address of an object.
     *
     * @param key as {@link S3Rules} and {@link ExportNames} let it be
     */
    static URI of(S3Target target, String key) {
        String base = base(target);
        String path = "/" + key.replace("=", "%3D");
        if (target.pathStyle()) {
            return URI.create(base + "/" + target.bucket() + path);
        }
        int host = base.indexOf(SCHEME_END) + SCHEME_END.length();
        return URI.create(
                base.substring(0, host) + target.bucket() + "." + base.substring(host) + path);
    }

    /** Without a slash at its end. */
    static String base(S3Target target) {
        String endpoint = target.endpoint();
        if (endpoint != null) {
            return endpoint;
        }
        String china = target.region().startsWith("cn-") ? ".cn" : "";
        return "https://s3." + target.region() + ".amazonaws.com" + china;
    }
}
