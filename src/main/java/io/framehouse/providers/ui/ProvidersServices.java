package io.framehouse.providers.ui;

import io.framehouse.providers.AccountHealth;
import io.framehouse.providers.AccountStops;
import io.framehouse.providers.CallbackDoor;
import io.framehouse.providers.ModelNames;
import io.framehouse.providers.OpenJobCounter;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.providers.ProviderBalances;
import io.framehouse.providers.WaitingJobCounter;
import io.framehouse.ui.LiveUpdates;
import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What the page of provider accounts asks of the modules; some of it other modules may bring. */
@Component
record ProvidersServices(
        ProviderAccounts accounts,
        ObjectProvider<OpenJobCounter> openJobs,
        ObjectProvider<ModelNames> modelNames,
        ObjectProvider<AccountHealth> health,
        ObjectProvider<AccountStops> stops,
        ObjectProvider<ProviderBalances> balances,
        ObjectProvider<WaitingJobCounter> waiting,
        ObjectProvider<CallbackDoor> callbacks,
        LiveUpdates live,
        Clock clock) {

    ProvidersModel model() {
        return new ProvidersModel(
                accounts, openJobs.getIfAvailable(), modelNames.getIfAvailable(), clock);
    }

    TrafficModel traffic() {
        return new TrafficModel(
                new TrafficSources(
                        health.getIfAvailable(),
                        stops.getIfAvailable(),
                        balances.getIfAvailable(),
                        waiting.getIfAvailable(),
                        modelNames.getIfAvailable(),
                        callbacks.getIfAvailable()),
                clock);
    }
}
