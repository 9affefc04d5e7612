package io.framehouse.providers.ui;

import io.framehouse.providers.AccountHealth;
import io.framehouse.providers.AccountStops;
import io.framehouse.providers.CallbackDoor;
import io.framehouse.providers.ModelNames;
import io.framehouse.providers.ProviderBalances;
import io.framehouse.providers.WaitingJobCounter;
import org.jspecify.annotations.Nullable;

/** Where an account's figures come from; what is not there is left out of the card. */
record TrafficSources(
        @Nullable AccountHealth health,
        @Nullable AccountStops stops,
        @Nullable ProviderBalances balances,
        @Nullable WaitingJobCounter waiting,
        @Nullable ModelNames names,
        @Nullable CallbackDoor door) {}
