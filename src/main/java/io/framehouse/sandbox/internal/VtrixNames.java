package io.framehouse.sandbox.internal;

import java.util.Map;

/** Vtrix's model ids, listed in files. */
final class VtrixNames {
    static final Map<String, NamedModel> BY_NAME = ModelFiles.ALL.namesIn(VtrixDialect.NAME);

    private VtrixNames() {}
}
