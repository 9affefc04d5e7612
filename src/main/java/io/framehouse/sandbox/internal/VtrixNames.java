package io.framehouse.sandbox.internal;

import java.util.Map;

/** Vtrix's model ids. */
final class VtrixNames {
    private static final String TABLE =
            """
            viduq2_turbo_img2video            viduq2-turbo     IMAGE
            viduq2_pro_img2video              viduq2-pro       IMAGE
            viduq2_pro_fast_img2video         viduq2-pro-fast  IMAGE
            viduq2_text2video                 viduq2           TEXT
            viduq2_turbo_start_end2video      viduq2-turbo     START_END
            viduq2_pro_start_end2video        viduq2-pro       START_END
            viduq2_pro_fast_start_end2video   viduq2-pro-fast  START_END
            viduq3_pro_img2video              viduq3-pro       IMAGE
            viduq3_pro_text2video             viduq3-pro       TEXT
            viduq3_pro_start_end2video        viduq3-pro       START_END
            viduq3_turbo_img2video            viduq3-turbo     IMAGE
            viduq3_turbo_text2video           viduq3-turbo     TEXT
            viduq3_turbo_start_end2video      viduq3-turbo     START_END
            viduq1_img2video                  viduq1           IMAGE
            viduq1_text2video                 viduq1           TEXT
            vidu20_img2video                  vidu2.0          IMAGE
            """;

    static final Map<String, NamedModel> BY_NAME = AsyncNames.parse(TABLE);

    private VtrixNames() {}
}
