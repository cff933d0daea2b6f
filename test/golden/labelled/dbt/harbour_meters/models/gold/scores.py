"""Reads dbt.ref("old_depths") no more."""


def model(dbt, session):
    dbt.config(
        materialized="table",  # was dbt.ref("old_depths")
        schema="scores",
    )
    note = "see dbt.ref('old_depths')"
    depths = dbt.ref("depths")
    meters = dbt.ref("harbour_meters", "stg_meter")
    return depths.join(meters, note)
