select
    trade_id,
    book,
    side,
    case side when 'BUY' then volume_mwh else -volume_mwh end as signed_mwh,
    price as price_eur,
    delivery_from,
    delivery_to
from {{ source('bronze', 'trades') }}
