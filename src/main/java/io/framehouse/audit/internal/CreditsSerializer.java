package io.framehouse.audit.internal;

import io.framehouse.shared.Credits;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdSerializer;

/** Writes credits in their wire form. */
final class CreditsSerializer extends StdSerializer<Credits> {
    CreditsSerializer() {
        super(Credits.class);
    }

    @Override
    public void serialize(Credits value, JsonGenerator json, SerializationContext context) {
        json.writeString(value.toWire());
    }
}
