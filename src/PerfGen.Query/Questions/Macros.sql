-- Words that questions use. Of the connection, made before each question; nothing of the database.

-- The percentile between neighbours, as if each value stood there as often as its weight says: quantile_cont where all weights are 1.
-- upto: the sum of the weights of the values up to this one; total: of all values. Null where there is no value.
create or replace temp macro weighted_quantile(value, upto, total, q) as
  min(value) filter (upto > floor(q * (total - 1)))
    + (q * (max(total) - 1) - floor(q * (max(total) - 1)))
      * (min(value) filter (upto > ceil(q * (total - 1))) - min(value) filter (upto > floor(q * (total - 1))));
