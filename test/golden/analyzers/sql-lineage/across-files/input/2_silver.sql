use schema silver;
create temp view recent as select * from raw.orders where day > 1;
insert into orders with good as (select * from recent) select * from good join raw.customers using (id);
