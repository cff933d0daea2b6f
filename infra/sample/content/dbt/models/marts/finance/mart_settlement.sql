with used as (

    select
        day,
        sum(kwh) / 1000 as used_mwh
    from {{ ref('fct_consumption') }}
    group by day

),

bought as (

    select
        day,
        sum(mwh) as bought_mwh,
        sum(value_eur) as bought_eur
    from {{ ref('fct_trades') }}
    group by day

),

prices as (

    select * from {{ ref('int_prices_daily') }}

)

select
    used.day,
    used.used_mwh,
    bought.bought_mwh,
    used.used_mwh - bought.bought_mwh as imbalance_mwh,
    bought.bought_eur,
    (used.used_mwh - bought.bought_mwh) * prices.intraday_eur as imbalance_eur
from used
left join bought on bought.day = used.day
left join prices on prices.day = used.day
