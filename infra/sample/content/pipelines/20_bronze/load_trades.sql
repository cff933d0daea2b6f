MERGE INTO lake.bronze.trades AS t
USING lake.landing.trade_files AS s
ON t.trade_id = s.trade_id
WHEN MATCHED THEN UPDATE SET book = s.book, side = s.side, volume_mwh = CAST(s.volume_mwh AS DECIMAL(18, 3)), price = CAST(s.price AS DECIMAL(18, 4))
WHEN NOT MATCHED THEN INSERT (trade_id, book, side, volume_mwh, price, delivery_from, delivery_to)
  VALUES (s.trade_id, s.book, s.side, CAST(s.volume_mwh AS DECIMAL(18, 3)), CAST(s.price AS DECIMAL(18, 4)), to_date(s.delivery_from), to_date(s.delivery_to));
