create procedure load_all() as begin insert into s.a select * from s.x; insert into s.b select * from s.y; end;
