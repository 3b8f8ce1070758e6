using CodeReviewAgents;

return args is [HelperProcess.Word, var source] ? await HelperProcess.RunAsync(source) : await CommandLine.InvokeAsync(args, ReviewRun.RunAsync);
