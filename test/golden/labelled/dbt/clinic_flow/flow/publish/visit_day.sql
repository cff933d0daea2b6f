{{ config(database=env_var('PUBLISH_DB')) }}
-- {{ '{{' }} ref('visit_old') {{ '}}' }} is gone
with v as (select * from {{ ref('visit') }}),
per_day as (
    select
        {{ safe_day('v.started_at') }} as day,
        count(v.visit_id) as visits,
        countif(v.patient is not null) as known
    from v
    group by 1
)
select d.day, coalesce(p.visits, 0) as visits, p.known
from {{ ref('day') }} d
left join per_day p using (day)
