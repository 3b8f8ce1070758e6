using System.CommandLine;
using System.CommandLine.Help;
using System.Runtime.InteropServices;
using PerfGen.Cli.Commands;
using PerfGen.Cli.Commands.Recording;
using PerfGen.Query.Sandbox;
using PerfGen.Store.DuckDB;

namespace PerfGen.Cli;

/// <summary>Reads the arguments, runs the verb, and turns whatever happens into a sentence and an exit code.</summary>
internal static class CommandLine
{
    /// <summary>Runs a command.</summary>
    /// <returns>The exit code.</returns>
    public static int Run(string[] args)
    {
        if (OperatingSystem.IsWindows())
        {
            Console.OutputEncoding = System.Text.Encoding.UTF8;
        }

        return IsRecording(args) ? Record(args) : RunAsync(args).GetAwaiter().GetResult();
    }

    /// <summary>Whether it is one of the verbs that hooks run at each call of a tool. They get ready nothing that they do not need.</summary>
    private static bool IsRecording(string[] args) => args is ["record" or "session" or "task", ..];

    /// <summary>Whether it is a verb that opens the database once its arguments are read: the engine is loaded meanwhile.</summary>
    private static bool IsAsking(string[] args) =>
        args is ["report" or "query" or "score" or "insights" or "quality" or "advice" or "budget" or "doctor", ..] && !args.Contains("--help");

    private static int Record(string[] args)
    {
        using var terminal = new Terminal();
        try
        {
            var code = Parse(args, new RootCommand(Description) { Verb(args, terminal) })
                .Invoke(Configuration(terminal));
            terminal.Release();
            return code;
        }
        catch (Exception error)
        {
            return Explain(error);
        }
    }

    /// <summary>The verb that was asked for alone: what a hook does not ask for is not made.</summary>
    private static Command Verb(string[] args, Terminal terminal)
    {
        var what = args.Length > 1 ? args[1] : null;
        return args[0] switch
        {
            "session" => SessionCommand.Create(terminal),
            "task" => TaskCommand.Create(terminal),
            _ => RecordCommand.Create(terminal, what),
        };
    }

    private static async Task<int> RunAsync(string[] args)
    {
        using var terminal = new Terminal();
        using var stopping = new Stopping(terminal);
        if (IsAsking(args))
        {
            PerfStore.Preload();
        }

        try
        {
            var code = await RunAsync(args, terminal, stopping.Token);
            terminal.Release();
            return code;
        }
        catch (OperationCanceledException) when (stopping.Token.IsCancellationRequested)
        {
            return stopping.ExitCode;
        }
        catch (Exception error)
        {
            return Explain(error);
        }
    }

    private static Task<int> RunAsync(string[] args, Terminal terminal, CancellationToken stop) =>
        Parse(args, new RootCommand(Description)
        {
            StatusCommand.Create(terminal),
            DrainCommand.Create(terminal),
            ReportCommand.Create(terminal),
            QueryCommand.Create(terminal),
            CoverageCommand.Create(terminal),
            MetricsCommand.Create(terminal),
            AdviceCommand.Create(terminal),
            ScoreCommand.Create(terminal),
            ClassifyCommand.Create(terminal),
            InsightsCommand.Create(terminal),
            QualityCommand.Create(terminal),
            ConfigCommand.Create(terminal),
            BudgetCommand.Create(terminal),
            SessionCommand.Create(terminal),
            TaskCommand.Create(terminal),
            RecordCommand.Create(terminal),
            ReceiveCommand.Create(terminal),
            MaintainCommand.Create(terminal),
            DoctorCommand.Create(terminal),
            BackupCommand.CreateBackup(terminal),
            BackupCommand.CreateRestore(terminal),
            ForgetCommand.Create(terminal),
        }).InvokeAsync(Configuration(terminal), stop);

    private const string Description = "Asks what PerfGen has measured: status, report and SQL over the calls of the methods that carry [TrackPerformance]. Records from hooks and scripts.";

    private static ParseResult Parse(string[] args, RootCommand root)
    {
        HelpWithExamples.AddTo(root);

        // Without response files: SQL and folders may begin with @.
        var parsed = root.Parse(args.Length == 0 ? ["--help"] : args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        return parsed.Action is not HelpAction and not HelpWithExamples && WrongArguments.Find(parsed) is { } wrong ? throw new UsageException(wrong) : parsed;
    }

    private static InvocationConfiguration Configuration(Terminal terminal) =>
        new() { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null, Output = terminal.Out };

    /// <summary>Says what went wrong.</summary>
    private static int Explain(Exception error)
    {
        switch (error)
        {
            case IOException broken when IsBrokenPipe(broken):
                // Whoever read stdout has seen enough.
                return ExitCode.Fine;
            case UsageException:
                Terminal.Say(error.Message);
                return ExitCode.WrongUsage;
            case QueryException or StoreException or IOException or UnauthorizedAccessException:
                Terminal.Say(error.Message);
                return ExitCode.NotDone;
            default:
                Terminal.Say($"this should not have happened, and is a fault of perfgen: {error.GetType().Name}: {error.Message.ReplaceLineEndings(" ")}");
                return ExitCode.NotDone;
        }
    }

    private static bool IsBrokenPipe(IOException error)
    {
        const int epipe = 32;
        return error.HResult == epipe || error.HResult == unchecked((int)0x8007006D) || error.HResult == unchecked((int)0x800700E8);
    }

    /// <summary>
    /// Ctrl-C and SIGTERM stop the verb, which then has a moment to let go of the database; the second one ends the process at once. Ctrl-C stops less than the
    /// verb where <see cref="Terminal.Interrupt"/> says so.
    /// </summary>
    private sealed class Stopping : IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private readonly PosixSignalRegistration[] _signals;

        public Stopping(Terminal terminal) => _signals =
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, context =>
            {
                if (terminal.TryInterrupt())
                {
                    context.Cancel = true;
                }
                else
                {
                    Stop(context, Cli.ExitCode.Interrupted);
                }
            }),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Stop(context, Cli.ExitCode.Terminated)),
        ];

        public CancellationToken Token => _source.Token;

        public int ExitCode { get; private set; }

        public void Dispose()
        {
            foreach (var signal in _signals)
            {
                signal.Dispose();
            }

            _source.Dispose();
        }

        private void Stop(PosixSignalContext context, int code)
        {
            if (_source.IsCancellationRequested)
            {
                return;
            }

            context.Cancel = true;
            ExitCode = code;
            _source.Cancel();
        }
    }
}
