package io.framehouse.providers.vtrix;

import static io.framehouse.providers.http.CodeTable.Meaning.REFUSED;
import static io.framehouse.providers.http.CodeTable.Meaning.UNCLEAR;

import io.framehouse.providers.http.CodeTable;

/**
 * Vtrix's error codes, without their leading zeros. 095 to 099 tell of its own link to Vidu, where
 * a task may exist all the same.
 */
final class VtrixCodes {
    static final CodeTable TABLE =
            new CodeTable()
                    .with(REFUSED, "The prompt is missing.", "8007001")
                    .with(REFUSED, "The provider does not accept a parameter.", "8007002")
                    .with(REFUSED, "The provider does not accept the style.", "8007003")
                    .with(REFUSED, "The provider does not accept the duration.", "8007004")
                    .with(REFUSED, "The provider does not accept the resolution.", "8007005")
                    .with(UNCLEAR, "The provider failed while generating.", "8007095")
                    .with(UNCLEAR, "The provider could not read the result.", "8007096")
                    .with(UNCLEAR, "The provider got an error from Vidu.", "8007097")
                    .with(UNCLEAR, "The provider could not ask Vidu for the state.", "8007098")
                    .with(UNCLEAR, "The provider's service was not available.", "8007099");

    private VtrixCodes() {}
}
