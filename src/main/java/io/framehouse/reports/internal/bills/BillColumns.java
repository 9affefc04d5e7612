package io.framehouse.reports.internal.bills;

import io.framehouse.reports.BillMapping;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.FieldError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the columns of a mapping stand in a file. */
final class BillColumns {
    private static final int ABSENT = -1;

    private final int count;
    private final int task;
    private final int time;
    private final int amount;
    private final int unit;
    private final int description;

    /**
     * Finds the columns.
     *
     * @throws DomainException with one error per column that the heading does not have
     */
    BillColumns(List<String> heading, BillMapping mapping) {
        List<String> names = heading.stream().map(String::strip).toList();
        List<FieldError> errors = new ArrayList<>();
        count = names.size();
        task = find("task_column", mapping.task(), names, errors);
        time = find("time_column", mapping.time(), names, errors);
        amount = find("amount_column", mapping.amount(), names, errors);
        unit = find("unit_column", mapping.unit(), names, errors);
        description = find("description_column", mapping.description(), names, errors);
        if (mapping.task() == null && mapping.time() == null) {
            errors.add(
                    new FieldError(
                            "time_column",
                            "required",
                            "Neither a column of task ids nor one of times is chosen. Choose one, so that lines can be found."));
        }
        if (!errors.isEmpty()) {
            throw DomainException.invalid(errors);
        }
    }

    private static int find(
            String field, @Nullable String name, List<String> names, List<FieldError> errors) {
        if (name == null) {
            return ABSENT;
        }
        int place = names.indexOf(name.strip());
        if (place < 0) {
            errors.add(
                    new FieldError(
                            field,
                            "not_found",
                            "%s is '%s', which is no heading of this file. Choose one of: %s."
                                    .formatted(field, name, String.join(", ", names)),
                            names));
        }
        return place;
    }

    int count() {
        return count;
    }

    @Nullable String task(List<String> cells) {
        return cell(task, cells);
    }

    @Nullable String time(List<String> cells) {
        return cell(time, cells);
    }

    /** Empty where the row is too short. */
    String amount(List<String> cells) {
        String cell = cell(amount, cells);
        return cell == null ? "" : cell;
    }

    @Nullable String unit(List<String> cells) {
        return cell(unit, cells);
    }

    @Nullable String description(List<String> cells) {
        return cell(description, cells);
    }

    private static @Nullable String cell(int place, List<String> cells) {
        return place == ABSENT || place >= cells.size() ? null : cells.get(place).strip();
    }
}
