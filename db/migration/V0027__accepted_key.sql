-- A fingerprint of the sealed key with which the provider last accepted a submit. While it is that of
-- the key in use, a 403 about one task is that task's trouble and not the account's.
alter table provider_account add column accepted_key text;
