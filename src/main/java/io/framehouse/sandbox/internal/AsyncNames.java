package io.framehouse.sandbox.internal;

import java.util.Map;
import java.util.TreeMap;

/** The router's endpoint names; they follow no one pattern and so are listed. */
final class AsyncNames {
    private static final String TABLE =
            """
            vidu-q2-pro-img2video            viduq2-pro       IMAGE
            vidu-q2-pro-fast-img2video       viduq2-pro-fast  IMAGE
            vidu-q2-turbo-img2video          viduq2-turbo     IMAGE
            vidu-q2-pro-startend2video       viduq2-pro       START_END
            vidu-q2-pro-fast-startend2video  viduq2-pro-fast  START_END
            vidu-q2-turbo-startend2video     viduq2-turbo     START_END
            vidu-q2-reference2video          viduq2           REFERENCE
            vidu-q2-text2video               viduq2           TEXT
            vidu-q3-pro-i2v                  viduq3-pro       IMAGE
            vidu-q3-pro-t2v                  viduq3-pro       TEXT
            vidu-q3-turbo-i2v                viduq3-turbo     IMAGE
            vidu-q3-turbo-t2v                viduq3-turbo     TEXT
            vidu-q1-img2video                viduq1           IMAGE
            vidu-q1-text2video               viduq1           TEXT
            vidu-q1-reference2video          viduq1           REFERENCE
            vidu-q1-startend2video           viduq1           START_END
            vidu-2.0-img2video               vidu2.0          IMAGE
            vidu-2.0-reference2video         vidu2.0          REFERENCE
            vidu-2.0-startend2video          vidu2.0          START_END
            """;

    static final Map<String, NamedModel> BY_NAME = parse(TABLE);

    private AsyncNames() {}

    static Map<String, NamedModel> parse(String table) {
        Map<String, NamedModel> byName = new TreeMap<>();
        table.lines()
                .map(line -> line.strip().split("\\s+"))
                .forEach(cells ->
                        byName.put(
                                cells[0],
                                new NamedModel(cells[0], cells[1], Mode.valueOf(cells[2]))));
        return byName;
    }
}
