package io.framehouse.providers;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tags in a provider's task list, as one scan saw them.
 *
 * @param tasks task ids by tag
 * @param pages how many pages were read
 * @param since how far back the list was asked for; null where there is no list
 * @param gap why it may have more than was seen, or null where it was read to its end
 */
public record TagList(
        Map<String, String> tasks,
        int pages,
        @Nullable Instant since,
        TagSearch.@Nullable Incomplete gap) {
    private static final TagList NONE = new TagList(Map.of(), 0, null, null);

    public TagList {
        tasks = Map.copyOf(tasks);
    }

    /** For dialects without a task list. */
    public static TagList none() {
        return NONE;
    }

    /** A list that could not be read at all. */
    public static TagList unread(String why) {
        return new TagList(Map.of(), 0, null, new TagSearch.Incomplete(why));
    }

    public TagSearch find(String tag) {
        String task = tasks.get(tag);
        if (task != null) {
            return new TagSearch.Found(task);
        }
        if (gap != null) {
            return gap;
        }
        return since == null ? new TagSearch.NoList() : new TagSearch.Absent(pages, since);
    }
}
