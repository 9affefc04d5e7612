-- How requests are written at an account, where vendors of one dialect differ: a proxy of Vidu
-- refuses fields that its page does not list, and Vtrix takes parameters wrapped or flat.
alter table provider_account add column form text not null default 'official';
alter table provider_account add constraint provider_account_form check (
    form = 'official' or (form = 'proxy' and dialect = 'vidu')
    or (form = 'flat' and dialect = 'vtrix'));
-- Vidu itself takes only the word Token; whoever takes Bearer passes Vidu on.
update provider_account set form = 'proxy' where dialect = 'vidu' and auth_scheme = 'bearer';
