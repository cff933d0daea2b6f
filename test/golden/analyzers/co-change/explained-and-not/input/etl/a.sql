insert into main.gold.orders select * from raw.orders;
