select
    trade_id,
    book,
    day,
    mwh_a_day as mwh,
    mwh_a_day * price_eur as value_eur
from {{ ref('int_trade_days') }}
