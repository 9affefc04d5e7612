package io.framehouse.providers.internal;

import io.framehouse.providers.AccountId;
import io.framehouse.providers.RequestRates;
import org.springframework.stereotype.Service;

/** Grants everything. */
@Service
class OpenRates implements RequestRates {
    @Override
    public int take(AccountId account, int wanted) {
        return wanted;
    }
}
