insert into lone select * from raw.l;
insert into after1 select * from lone;
insert into q.lone select * from raw.l2;
insert into after2 select * from q.lone;
