insert into report.lines select * from lines;
insert into report2.z select * from report.cells c join cells d on c.id = d.id;
insert into report.cells select * from raw.cellsrc;
