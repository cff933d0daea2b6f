select a from t join u on t.x = u.x where ) and b or c;
select 1;
