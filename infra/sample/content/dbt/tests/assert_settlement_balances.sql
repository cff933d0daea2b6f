select *
from {{ ref('mart_settlement') }}
where abs(used_mwh - bought_mwh - imbalance_mwh) > 0.001
