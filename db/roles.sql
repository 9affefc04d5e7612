-- The roles a production database needs. Run once as a superuser, then set passwords:
--   alter role framehouse_owner password '…'; alter role framehouse_app password '…';
-- The database itself belongs to the owner: create database framehouse owner framehouse_owner;
-- Running it again changes nothing.
do $$
begin
    if not exists (select from pg_roles where rolname = 'framehouse_owner') then
        -- Owns every table; Flyway signs in as this role (SPRING_FLYWAY_USER).
        create role framehouse_owner login nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
    if not exists (select from pg_roles where rolname = 'framehouse_app') then
        -- The application signs in as this role (SPRING_DATASOURCE_USERNAME); it owns nothing.
        create role framehouse_app login nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
    if not exists (select from pg_roles where rolname = 'framehouse_team') then
        -- Taken on for one transaction that sees one team's rows.
        create role framehouse_team nologin nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
    if not exists (select from pg_roles where rolname = 'framehouse_platform') then
        -- Taken on for one transaction of the platform's own work.
        create role framehouse_platform nologin nosuperuser nocreatedb nocreaterole nobypassrls;
    end if;
end
$$;
grant framehouse_team, framehouse_platform to framehouse_app with inherit false, set true;
