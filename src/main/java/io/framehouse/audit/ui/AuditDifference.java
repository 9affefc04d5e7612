package io.framehouse.audit.ui;

import io.framehouse.audit.AuditLog.Entry;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a change changed, field by field; a field that stayed the same is left out. */
final class AuditDifference {
    private AuditDifference() {}

    /**
     * One field.
     *
     * @param before null where there was none; {@code after} null where there is none any more
     */
    record Line(String field, @Nullable String before, @Nullable String after) {}

    static List<Line> of(Entry entry, ZoneId zone) {
        Set<String> names = new LinkedHashSet<>(entry.after().keySet());
        names.addAll(entry.before().keySet());
        List<Line> lines = new ArrayList<>();
        for (String name : names) {
            Object before = entry.before().get(name);
            Object after = entry.after().get(name);
            if (!Objects.equals(before, after)) {
                lines.add(
                        new Line(
                                AuditWords.field(name),
                                before == null ? null : AuditValues.text(name, before, zone),
                                after == null ? null : AuditValues.text(name, after, zone)));
            }
        }
        return lines;
    }
}
