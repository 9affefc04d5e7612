-- Where costs are booked, and where budgets lead.
-- Short waits only: whoever holds one of these tables keeps the file waiting, not the house.
set local lock_timeout = '5s';

-- Jobs of a key are booked there where they do not say otherwise; null leaves it to the team.
alter table api_key
    add column cost_center text,
    add constraint api_key_cost_center_length
        check (length(cost_center) between 1 and 120) not valid;
