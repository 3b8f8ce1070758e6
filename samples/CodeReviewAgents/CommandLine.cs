using System.CommandLine;

namespace CodeReviewAgents;

/// <summary>Reads the arguments.</summary>
internal static class CommandLine
{
    /// <summary>Exit code for arguments that make no sense.</summary>
    public const int WrongUsage = 2;

    /// <summary>After Ctrl-C: enough to write down what was recorded.</summary>
    private static readonly TimeSpan TimeToStop = TimeSpan.FromSeconds(10);

    private static readonly Argument<string?> Source = new("source")
    {
        Description = "The folder to review. Where it is not given: src of the repository that the working directory is in.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<string> Output = new("--output", "-o")
    {
        Description = "The folder that the review is written to.",
        HelpName = "folder",
        DefaultValueFactory = static _ => "review-output",
    };

    private static readonly Option<int> Parallel = new("--parallel")
    {
        Description = "How many agents work at once, 1 to 64.",
        HelpName = "n",
        DefaultValueFactory = static _ => Math.Clamp(Environment.ProcessorCount, 2, 8),
    };

    private static readonly Option<int> Rounds = new("--rounds")
    {
        Description = "How often the tree is reviewed, each time in a session of its own.",
        HelpName = "n",
        DefaultValueFactory = static _ => 1,
    };

    private static readonly Option<bool> NoBadFiles = new("--no-bad-files") { Description = "Leave out the files that agents fail on on purpose." };

    private static readonly Option<Uri?> ChatEndpoint = new("--chat-endpoint")
    {
        Description = "An OpenAI-compatible endpoint that the reviewer asks; OPENAI_API_KEY is sent to it where it is set.",
        HelpName = "url",
        CustomParser = static result => ReadAddress(result.Tokens[0].Value, result.AddError),
    };

    private static readonly Option<string?> Model = new("--model") { Description = "The model to ask for.", HelpName = "name" };

    private static readonly Option<bool> Helper = new("--helper-process") { Description = "Let one agent, the sizer, work in a process of its own." };

    private static readonly Option<string?> CountFile = new("--count-file")
    {
        Description = "A new file to which the sample writes its own count of tracked executions.",
        HelpName = "file",
    };

    /// <summary>Runs the sample.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> InvokeAsync(string[] args, Func<ReviewOptions, CancellationToken, Task<int>> run)
    {
        var root = new RootCommand("Agents review C# code, and PerfGen measures the agents.")
        {
            Source, Output, Parallel, Rounds, NoBadFiles, ChatEndpoint, Model, Helper, CountFile,
        };
        root.Validators.Add(static result =>
        {
            if (result.GetResult(ChatEndpoint) is null != result.GetResult(Model) is null)
            {
                result.AddError("--chat-endpoint and --model belong together: give both, or neither.");
            }
        });
        root.SetAction(async (parsed, stop) => Read(parsed) is { } options ? await run(options, stop) : WrongUsage);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            return Refuse(parsed.Errors[0].Message);
        }

        return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeToStop });
    }

    /// <summary>Says what is wrong with the arguments.</summary>
    public static int Refuse(string sentence)
    {
        Console.Error.WriteLine($"CodeReviewAgents: {sentence} (--help lists the options)");
        return WrongUsage;
    }

    private static ReviewOptions? Read(ParseResult parsed)
    {
        var (parallel, rounds) = (parsed.GetValue(Parallel), parsed.GetValue(Rounds));
        if (parallel is < 1 or > 64 || rounds < 1)
        {
            Refuse(rounds < 1 ? $"--rounds is {rounds}; the least is 1." : $"--parallel is {parallel}; it can be 1 to 64.");
            return null;
        }

        var source = parsed.GetValue(Source) ?? SourceOfRepository();
        if (source is null || !Directory.Exists(source))
        {
            Refuse(source is null ? "there is no folder 'src' here or above; name the folder to review." : $"there is no folder '{source}' to review.");
            return null;
        }

        return new ReviewOptions(
            Path.TrimEndingDirectorySeparator(Path.GetFullPath(source)), Path.GetFullPath(parsed.GetValue(Output)!), parallel, rounds, !parsed.GetValue(NoBadFiles),
            parsed.GetValue(ChatEndpoint), parsed.GetValue(Model), parsed.GetValue(Helper), parsed.GetValue(CountFile) is { } file ? Path.GetFullPath(file) : null);
    }

    private static Uri? ReadAddress(string text, Action<string> addError)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")
        {
            return address;
        }

        addError($"--chat-endpoint is '{text}'; it has to be an http or https address.");
        return null;
    }

    private static string? SourceOfRepository()
    {
        for (var folder = new DirectoryInfo(Environment.CurrentDirectory); folder is not null; folder = folder.Parent)
        {
            var source = Path.Combine(folder.FullName, "src");
            if (Directory.Exists(source))
            {
                return source;
            }
        }

        return null;
    }
}
