create procedure load_both() language sql as $$ begin insert into s.c select * from s.x; insert into s.d select * from s.y; end $$;
