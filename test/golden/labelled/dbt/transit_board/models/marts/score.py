def model(dbt, session):
    dbt.config(materialized="incremental", alias="score_card")
    # dbt.ref("never")
    stats = dbt.ref("line_stats")
    return stats
