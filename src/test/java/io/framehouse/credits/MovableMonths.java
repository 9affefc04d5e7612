package io.framehouse.credits;

import java.time.ZoneId;
import java.time.ZoneOffset;

/** Months of a house whose setting of the zone changes, as from one start to the next. */
class MovableMonths extends BookMonths {
    private volatile ZoneId now = ZoneOffset.UTC;

    MovableMonths() {
        super(ZoneOffset.UTC);
    }

    void moveTo(ZoneId zone) {
        now = zone;
    }

    @Override
    public ZoneId zone() {
        return now;
    }
}
