select
    at as forecast_at,
    load as forecast_kwh
from {{ source('gold', 'load_forecast') }}
