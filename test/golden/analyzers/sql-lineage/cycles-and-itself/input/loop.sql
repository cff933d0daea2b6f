insert into s.a select * from s.b;
insert into s.b select * from s.a;
insert into s.c select * from s.c where x = 1;
delete from s.a where id in (select id from s.d);
truncate table s.b;
drop table s.e;
