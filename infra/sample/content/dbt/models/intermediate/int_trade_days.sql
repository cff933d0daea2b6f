with trades as (

    select * from {{ ref('stg_bronze__trades') }}

),

spread as (

    select
        trade_id,
        book,
        price_eur,
        signed_mwh / (datediff(delivery_to, delivery_from) + 1) as mwh_a_day,
        explode(sequence(delivery_from, delivery_to)) as day
    from trades

)

select * from spread
