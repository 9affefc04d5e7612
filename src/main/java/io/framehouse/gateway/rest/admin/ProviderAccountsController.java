package io.framehouse.gateway.rest.admin;

import io.framehouse.api.JsonBody;
import io.framehouse.api.Paging;
import io.framehouse.providers.AccountId;
import io.framehouse.providers.ProviderAccounts;
import io.framehouse.shared.Action;
import io.framehouse.shared.CurrentActor;
import io.framehouse.shared.DomainException;
import io.framehouse.shared.Page;
import io.framehouse.shared.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The platform's accounts at providers. */
@RestController
@RequestMapping("/api/v1/admin/provider-accounts")
class ProviderAccountsController {
    private final CurrentActor currentActor;
    private final ProviderAccounts accounts;
    private final AccountRequest request;

    ProviderAccountsController(
            CurrentActor currentActor, ProviderAccounts accounts, AccountRequest request) {
        this.currentActor = currentActor;
        this.accounts = accounts;
        this.request = request;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    AccountJson create(JsonBody body) {
        currentActor.requirePlatform(Action.MANAGE_PROVIDERS);
        return AccountJson.of(accounts.create(request.create(body.reader())));
    }

    @GetMapping
    Page<AccountJson> list(PageRequest page) {
        currentActor.requirePlatform(Action.MANAGE_PROVIDERS);
        return Paging.slice(accounts.list(), page, account -> account.id().toString())
                .map(AccountJson::of);
    }

    @GetMapping("/{id}")
    AccountJson get(@PathVariable String id) {
        return AccountJson.of(accounts.get(accountId(id)));
    }

    @PatchMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    AccountJson change(@PathVariable String id, JsonBody body) {
        AccountId account = accountId(id);
        var wanted = request.change(body.reader(), accounts.get(account).data());
        return AccountJson.of(accounts.update(account, wanted));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        accounts.delete(accountId(id));
    }

    @PostMapping("/{id}/test")
    AccountJson test(@PathVariable String id) {
        return AccountJson.of(accounts.test(accountId(id)));
    }

    private AccountId accountId(String text) {
        currentActor.requirePlatform(Action.MANAGE_PROVIDERS);
        return AccountId.parse(text)
                .orElseThrow(() -> DomainException.notFound("provider account"));
    }
}
