-- What providers told of an account's purse: append-only, the platform's alone. A reading that
-- failed or told nothing is a row as well. 'purse' changes with the address or the key, so that
-- readings of two purses are never compared.
create table provider_balance (
    id uuid not null primary key,
    account_id uuid not null references provider_account (id),
    read_at timestamptz not null,
    outcome text not null,
    purse text not null,
    unit text,
    balance numeric,
    detail text not null,
    constraint provider_balance_outcome check (outcome in ('told', 'not_told', 'failed')),
    constraint provider_balance_told check (num_nonnulls(unit, balance)
        = case when outcome = 'told' then 2 else 0 end)
);
create index provider_balance_account on provider_balance (account_id, read_at desc);
grant select, insert on provider_balance to framehouse_platform;

-- Whose turn it is to run the proof, over all nodes. A node that dies loses it at its end.
create table proof_turn (
    one boolean not null default true primary key,
    holder uuid,
    taken_by text,
    taken_at timestamptz,
    ends_at timestamptz,
    constraint proof_turn_one check (one)
);
insert into proof_turn default values;
grant select, update on proof_turn to framehouse_platform;
