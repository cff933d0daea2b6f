insert into bronze.events select * from raw.e1;
insert into silver.events select * from raw.e2;
