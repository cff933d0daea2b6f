insert into mart.x select * from raw.orders;
