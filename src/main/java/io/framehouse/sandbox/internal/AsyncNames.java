package io.framehouse.sandbox.internal;

import java.util.Map;

/** The routers' endpoint names; they follow no one pattern and so are listed in files. */
final class AsyncNames {
    static final Map<String, NamedModel> BY_NAME = ModelFiles.ALL.namesIn(AsyncV3Dialect.NAME);

    private AsyncNames() {}
}
