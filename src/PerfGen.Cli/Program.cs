using PerfGen.Cli;

// Not awaited: a process that records would have to compile the machinery of it first.
return CommandLine.Run(args);
