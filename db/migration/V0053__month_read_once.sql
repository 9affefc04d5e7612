-- A month's lines are read once at its close and once a night, and not twice: its fingerprint is
-- that of the statements as they are kept, whose own fingerprints cover the lines. It comes to the
-- same bytes as before. The proof compares each kept statement with its lines.
create or replace function book_fingerprint(wanted date) returns bytea language sql stable as $$
    select sha256(
        coalesce((select string_agg(s.fingerprint, ''::bytea order by s.number)
            from book_statement s where s.book_month = wanted), ''::bytea)
        || coalesce((select string_agg(sha256(convert_to(
                    jsonb_build_array(n.kind, n.team_id, n.id, n.name)::text, 'UTF8')), ''::bytea
                order by n.kind, n.team_id, n.id)
            from book_name n where n.book_month = wanted), ''::bytea))
$$;
