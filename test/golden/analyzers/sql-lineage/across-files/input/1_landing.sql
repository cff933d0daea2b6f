create table raw.orders (id int);
copy into raw.orders from 's3://bucket/orders/';
