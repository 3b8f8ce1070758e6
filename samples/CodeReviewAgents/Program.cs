// The sample is built up in the commits that follow.
return 0;
