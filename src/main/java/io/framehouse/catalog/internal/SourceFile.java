package io.framehouse.catalog.internal;

import tools.jackson.databind.JsonNode;

/**
 * A catalogue file as read.
 *
 * @param name its name for people, without directories of the machine
 */
record SourceFile(String name, JsonNode content) {}
