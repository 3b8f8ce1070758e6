using PerfGen.Cli;

return await CommandLine.RunAsync(args);
