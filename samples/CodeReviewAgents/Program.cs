using CodeReviewAgents;

return await CommandLine.InvokeAsync(args, ReviewRun.RunAsync);
