-- What RanBins finds where these months are all that there is, in a fraction of the time to plan it.
create or replace temp table ran_bins (type varchar, method varchar, metric varchar, agent varchar, bin integer, n bigint)
