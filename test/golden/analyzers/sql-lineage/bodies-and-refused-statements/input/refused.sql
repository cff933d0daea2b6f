insert into s.t select a from s.u where ) ;
