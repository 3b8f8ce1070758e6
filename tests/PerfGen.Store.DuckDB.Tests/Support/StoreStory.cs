using System.Globalization;
using System.Text;
using PerfGen.SampleData;
using PerfGen.Store.DuckDB.Access;
using PerfGen.Store.DuckDB.Upkeep;

namespace PerfGen.Store.DuckDB.Tests.Support;

/// <summary>A store and its model, to which the same things happen.</summary>
public sealed class StoreStory : IDisposable
{
    /// <summary>Histograms place least and greatest within a bin.</summary>
    private const double Tolerance = 1 / 60.0;

    /// <summary>Days that what is not late reaches back.</summary>
    private const int InTime = 10;

    private const string Rows = "select started_at, method, coalesce(agent, ''), status, 1, duration_ns, duration_ns, duration_ns, coalesce(tokens_prompt, 0), coalesce(cost, 0), null::bigint from calls";

    private const string Values = """
        select v.recorded_at, n.name, coalesce(x.agent, ''), '', 1, v.value, v.value, v.value, 0, 0, null::bigint
        from store.metrics v
        join store.metric_names n using (name_id)
        left join store.contexts x using (context_id)
        """;

    private const string DaysOfValues = """
        select r.starts_at, n.name, coalesce(a.agent, '') as agent, '', sum(r."values")::bigint, sum(r.value_sum), min(r.value_min), max(r.value_max), 0, 0,
          sum(list_sum(list_transform(r.bins, lambda b: b.n)))::bigint
        from store.rollup_values r
        join store.metric_names n using (name_id)
        left join store.actors a using (actor_id)
        group by all
        """;

    private static readonly string[] Sessions = ["s0", "s1", "s2"];
    private static readonly string[] Tasks = ["t0", "t1"];
    private static readonly string?[] Agents = ["reviewer", "coder", null];
    private static readonly string[] Metrics = ["quality_score", "tried"];

    private readonly TemporaryData _data = new();
    private readonly string _zone;
    private readonly StringBuilder _told = new();
    private readonly List<string> _doubts = [];
    private readonly HashSet<DateTimeOffset> _times = [];
    private readonly List<DateTimeOffset> _known = [];
    private StoreModel _model;
    private string _policy = "";
    private DateTimeOffset _now = JournalBuilder.Begin.AddDays(120);

    public StoreStory(string zone, string policy)
    {
        _zone = zone;
        _model = new StoreModel(TimeZoneInfo.FindSystemTimeZoneById(zone));
        SetPolicy(policy);
    }

    /// <summary>What has happened.</summary>
    public string Told => _told.ToString();

    public void Do(Step step)
    {
        var random = new Random(step.Seed & int.MaxValue);
        _told.Append(CultureInfo.InvariantCulture, $"{step.Kind}({step.Seed}) ");
        switch (step.Kind)
        {
            case StepKind.Record:
                Record(random, until: InTime);
                break;
            case StepKind.RecordLate:
                Record(random, until: 110);
                break;
            case StepKind.Fold:
                Fold(random);
                break;
            case StepKind.PassTime:
                _now = _now.AddMinutes(step.Seed < 0 ? -step.Seed * 24.0 * 60 : random.Next(15, 45 * 24 * 60));
                break;
            case StepKind.Maintain:
                Sample.Upkeep(_data.Directory, _now);
                _model.Maintain(_now, _policy);
                break;
            case StepKind.ForgetSession:
                Forget(Sessions[random.Next(Sessions.Length)], null);
                break;
            case StepKind.ForgetTask:
                Forget(random.Next(2) == 0 ? Sessions[random.Next(Sessions.Length)] : null, Tasks[random.Next(Tasks.Length)]);
                break;
            case StepKind.ForgetNobody:
                Forget("nobody", null);
                break;
            case StepKind.ForgetBefore:
                ForgetBefore(_now.AddMinutes(-random.Next(15, 100 * 24 * 60)));
                break;
            case StepKind.Policy:
                SetPolicy(StoreModel.Policies[random.Next(StoreModel.Policies.Length)]);
                break;
            default:
                BackUpAndRestore(random);
                break;
        }
    }

    /// <summary>Where the store says something else than the model; null where nowhere.</summary>
    public string? Difference()
    {
        if (!File.Exists(_data.Directory.DatabaseFile))
        {
            return null;
        }

        using var store = StoreReader.Open(_data.Directory);
        return _doubts.FirstOrDefault()
            ?? Compare("rows", RowsOf(store, Rows), Group(_model.Rows, static at => at, withBins: false))
            ?? Compare("hours", RowsOf(store, Rollup("hourly_rollup")), Group(_model.Hours, _model.HourOf, withBins: true))
            ?? Compare("days", RowsOf(store, Rollup("daily_rollup")), Group(_model.Days, _model.DayOf, withBins: true))
            ?? Compare("months", RowsOf(store, Rollup("monthly_rollup")), Group(_model.Months, _model.MonthOf, withBins: true))
            ?? Compare("values", RowsOf(store, Values), Group(_model.Values, static at => at, withBins: false))
            ?? Compare("days of values", RowsOf(store, DaysOfValues), Group(_model.DaysOfValues, _model.DayOf, withBins: true));
    }

    public void Dispose() => _data.Dispose();

    private static string Key(DateTimeOffset at, string name, string? agent, string status) => $"{at.UtcDateTime:yyyy-MM-dd HH:mm:ss} {name} {agent} {status}";

    private static string Rollup(string view) => $"""
        with parts as (select starts_at, method, coalesce(agent, '') as agent, status, calls, total_s * 1e9 as total, min_s * 1e9 as least, max_s * 1e9 as greatest, tokens_prompt, cost, durations from {view})
        select starts_at, method, agent, status, sum(calls)::bigint, sum(total), min(least), max(greatest), coalesce(sum(tokens_prompt), 0)::bigint, coalesce(sum(cost), 0),
          sum(list_sum(list_transform(durations, lambda b: b.bin * b.n)))::bigint
        from parts
        group by all
        """;

    private static Dictionary<string, Figures> Group(IEnumerable<ModelValue> values, Func<DateTimeOffset, DateTimeOffset> start, bool withBins) =>
        values.GroupBy(value => Key(start(value.At), value.Name, value.Agent, ""))
            .ToDictionary(static of => of.Key, of => new Figures(of.Count(), of.Sum(static value => value.Value), of.Min(static value => value.Value), of.Max(static value => value.Value), 0, 0, withBins ? of.Count() : null));

    private static Dictionary<string, Figures> Group(IEnumerable<ModelCall> calls, Func<DateTimeOffset, DateTimeOffset> start, bool withBins) =>
        calls.GroupBy(call => Key(start(call.At), call.Method, call.Agent, call.Status.ToString().ToLowerInvariant()))
            .ToDictionary(static of => of.Key, of => new Figures(of.Count(), of.Sum(static call => (double)call.Duration), of.Min(static call => call.Duration), of.Max(static call => call.Duration),
                of.Sum(static call => call.Tokens), of.Sum(static call => call.Cost) / 1e9, withBins ? of.Sum(static call => (long)Bin(call.Duration)) : null));

    /// <summary>The bin of a duration, as <c>store.bin_of</c> is described.</summary>
    private static int Bin(long duration)
    {
        var power = Math.ILogB(duration);
        return 100_000 + (power * 64) + (int)Math.Floor(((duration / Math.Pow(2, power)) - 1) * 64);
    }

    private static string? Compare(string what, Dictionary<string, Figures> actual, Dictionary<string, Figures> expected)
    {
        foreach (var key in expected.Keys.Union(actual.Keys).Order(StringComparer.Ordinal))
        {
            if (!expected.TryGetValue(key, out var wanted))
            {
                return $"{what}: {key} should not be there: {actual[key]}";
            }

            if (!actual.TryGetValue(key, out var said))
            {
                return $"{what}: {key} is gone, {wanted}";
            }

            if (!wanted.IsSaidBy(said))
            {
                return $"{what}: {key} should be {wanted} and is {said}";
            }
        }

        return null;
    }

    /// <summary>Rows of: time, method, agent, status, calls, sum, least, greatest, tokens, cost, and numbers of bins, each as often as it is there.</summary>
    private static Dictionary<string, Figures> RowsOf(StoreReader store, string sql)
    {
        var rows = new List<(string Key, Figures Figures)>();
        using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        using var found = command.ExecuteReader();
        while (found.Read())
        {
            double Number(int column) => Convert.ToDouble(found.GetValue(column), CultureInfo.InvariantCulture);
            var at = new DateTimeOffset(DateTime.SpecifyKind(found.GetDateTime(0), DateTimeKind.Utc));
            rows.Add((Key(at, found.GetString(1), found.IsDBNull(2) ? "" : found.GetString(2), found.GetString(3)),
                new Figures((int)Number(4), Number(5), Number(6), Number(7), (long)Number(8), Number(9), found.IsDBNull(10) ? null : (long)Number(10))));
        }

        return rows.GroupBy(static row => row.Key).ToDictionary(static of => of.Key, static of => of.Select(static row => row.Figures).Aggregate(static (one, other) => one.With(other)));
    }

    private void Record(Random random, int until)
    {
        var calls = Calls(random, until, random.Next(1, 25), isFolded: false);
        var values = Enumerable.Range(0, random.Next(5, 30)).Select(_ => new ModelValue
        {
            At = Time(random, until),
            Name = Metrics[random.Next(Metrics.Length)],
            Session = Any(random, Sessions),
            Task = Any(random, Tasks),
            Agent = Agents[random.Next(2)],
            Value = random.Next(1, 1000) / 8.0,
        }).ToList();
        var journal = new JournalBuilder(_data.Directory, JournalBuilder.NewSource());
        foreach (var call in calls)
        {
            var chain = call.Tokens == 0 ? 0 : journal.Cost(journal.Text("USD"), call.Cost, 0, journal.Tokens(call.Tokens, 0, 0, 0, 0));
            journal.Call(journal.Site(call.Method), Nanoseconds(call.At), call.Duration, Context(journal, call.Session, call.Task, call.Agent), call.Status, continuation: chain);
        }

        foreach (var value in values)
        {
            journal.Value(journal.Metric(value.Name, "count"), value.Value, Nanoseconds(value.At), Context(journal, value.Session, value.Task, value.Agent));
        }

        journal.Write();
        _data.Drain();
        _model.Record(calls, values);
    }

    /// <summary>Adds counts as a drain adds those of a folded segment.</summary>
    private void Fold(Random random)
    {
        _data.Drain();
        var calls = Calls(random, 60, random.Next(1, 8), isFolded: true);
        using (var connection = Database.OpenForWriting(_data.Directory))
        {
            connection.InTransaction(() =>
            {
                UpkeepRun.SettleTimeZone(connection, StoreSettings.Load(_data.Directory));
                connection.Execute("""
                    create or replace temp table folded (
                      id integer, quarter bigint, method_id integer, context_id integer, status utinyint, calls bigint, timed bigint, duration_sum bigint, duration_min bigint, duration_max bigint);
                    create or replace temp table folded_bins (id integer, bin integer, n bigint)
                    """);
                foreach (var (call, id) in calls.Select(static (call, id) => (call, id)))
                {
                    connection.Execute(string.Create(CultureInfo.InvariantCulture, $"""
                        insert into folded
                        select {id}, {call.At.ToUnixTimeSeconds() / 900}, min(method_id), null, {(int)call.Status}, 1, 1, {call.Duration}, {call.Duration}, {call.Duration} from store.methods where method = '{call.Method}';
                        insert into folded_bins values ({id}, {Bin(call.Duration)}, 1)
                        """));
                }

                connection.Execute(UpkeepSql.AddFolded);
            });
        }

        _model.Fold(calls);
    }

    private List<ModelCall> Calls(Random random, int until, int count, bool isFolded) => [.. Enumerable.Range(0, count).Select(_ => new ModelCall
    {
        At = Time(random, until),
        Method = isFolded || random.Next(3) > 0 ? "Work" : "Look",
        Session = isFolded ? null : Any(random, Sessions),
        Task = isFolded ? null : Any(random, Tasks),
        Agent = isFolded ? null : Agents[random.Next(Agents.Length)],
        Status = random.Next(4) == 0 ? CallStatus.Failure : CallStatus.Success,
        Duration = random.NextInt64(1, 9_000_000_000),
        Tokens = isFolded || random.Next(3) > 0 ? 0 : random.Next(1, 500),
        Cost = random.Next(1, 1_000_000_000),
    }).Select(static call => call.Tokens > 0 ? call : new ModelCall { At = call.At, Method = call.Method, Session = call.Session, Task = call.Task, Agent = call.Agent, Status = call.Status, Duration = call.Duration })];

    /// <summary>What is late falls on hours of what was there before, mostly: counts of both are of one hour, day and month.</summary>
    private DateTimeOffset Time(Random random, int until)
    {
        DateTimeOffset at;
        do
        {
            var isBeside = until > InTime && _known.Count > 0 && random.Next(5) > 0;
            at = isBeside ? _known[random.Next(_known.Count)].AddSeconds(random.Next(-1800, 1800)) : _now.AddDays(-random.Next(random.Next(1, until))).AddSeconds(-random.Next(30 * 3600));
        }
        while (at > _now || !_times.Add(at)); // No two at once: the last ones of all are the same ones then, however they are counted.
        _known.Add(at);
        return at;
    }

    private static string? Any(Random random, string[] names) => random.Next(names.Length + 1) is var place && place < names.Length ? names[place] : null;

    private static int Context(JournalBuilder journal, string? session, string? task, string? agent) => (session ?? task ?? agent) is null ? 0 : journal.Context(session, task, agent: agent);

    private static long Nanoseconds(DateTimeOffset at) => (at - JournalBuilder.Begin).Ticks * 100;

    private void Forget(string? session, string? task)
    {
        if (!File.Exists(_data.Directory.DatabaseFile))
        {
            return;
        }

        var isCut = _model.IsCut;
        var said = new StoreMaintenance(_data.Directory) { Now = () => _now }.Forget(new ForgetRequest { Session = session, Task = task });
        var wanted = _model.Forget(session, task);
        if ((said.Calls, said.Values) != (wanted.Calls, wanted.Values) || (!isCut && said.CallsLeftInCounts != wanted.Left))
        {
            _doubts.Add($"forgetting {session}/{task} should say {wanted} and says {said}");
        }
    }

    private void ForgetBefore(DateTimeOffset before)
    {
        before = new DateTimeOffset(before.UtcTicks - (before.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
        var countsBefore = _model.Months.ToList();
        var said = new StoreMaintenance(_data.Directory) { Now = () => _now }.Forget(new ForgetRequest { Before = before });
        var wanted = _model.Forget(before);
        if ((said.Calls, said.Values) != wanted)
        {
            _doubts.Add($"forgetting before {before:O} should say {wanted} and says {said}");
        }

        // Whatever went although it lies behind the time is within what the answer says.
        var gone = countsBefore.Except(_model.Months).Where(call => call.At >= before).Select(static call => (DateTimeOffset?)call.At).Max();
        if (gone >= (said.CallsForgottenUntil ?? before))
        {
            _doubts.Add($"a call of {gone:O} went with what is before {before:O}, and the answer says until {said.CallsForgottenUntil:O}");
        }
    }

    private void BackUpAndRestore(Random random)
    {
        if (!File.Exists(_data.Directory.DatabaseFile))
        {
            return;
        }

        var path = Path.Combine(_data.Directory.Path, $"backup-{random.Next()}.duckdb");
        var store = new StoreMaintenance(_data.Directory) { Now = () => _now };
        store.Backup(path);
        var then = _model.Copy();
        Forget(Sessions[random.Next(Sessions.Length)], null);
        store.Restore(path);
        _model = then;
    }

    private void SetPolicy(string policy)
    {
        _policy = policy;
        Directory.CreateDirectory(_data.Directory.Path);
        File.WriteAllText(Path.Combine(_data.Directory.Path, "perfgen.json"), $$"""{ "store": { "timeZone": "{{_zone}}", "retention": "{{policy}}" } }""");
    }

    private sealed record Figures(int Calls, double Total, double Least, double Greatest, long Tokens, double Cost, long? Bins)
    {
        public Figures With(Figures other) => new(Calls + other.Calls, Total + other.Total, Math.Min(Least, other.Least), Math.Max(Greatest, other.Greatest), Tokens + other.Tokens, Cost + other.Cost, Bins is null ? null : Bins + other.Bins);

        public bool IsSaidBy(Figures said) =>
            said.Calls == Calls && Math.Abs(said.Total - Total) <= Math.Abs(Total) * 1e-9 && said.Tokens == Tokens && Math.Abs(said.Cost - Cost) < 1e-6 && (Bins is null || said.Bins == Bins)
            && Math.Abs(said.Least - Least) <= Least * Tolerance && Math.Abs(said.Greatest - Greatest) <= Greatest * Tolerance;
    }
}
