using System.Text;
using System.Text.Json;
using PerfGen.Query.Results;
using PerfGen.Query.Sandbox;
using PerfGen.Query.Tests.Support;

namespace PerfGen.Query.Tests.Results;

/// <summary>Every type of the engine as table, JSON and CSV.</summary>
public sealed class ResultTests(AgentsFixture fixture) : IClassFixture<AgentsFixture>
{
    [Theory]
    [InlineData("true", "true", "true", "true")]
    [InlineData("(-7)::tinyint", "-7", "-7", "-7")]
    [InlineData("9007199254740991", "9007199254740991", "9007199254740991", "9007199254740991")]
    [InlineData("9007199254740993", "9007199254740993", "\"9007199254740993\"", "9007199254740993")]
    [InlineData("18446744073709551615::ubigint", "18446744073709551615", "\"18446744073709551615\"", "18446744073709551615")]
    [InlineData("5::hugeint", "5", "5", "5")]
    [InlineData("(-170141183460469231731687303715884105728)::hugeint", "-170141183460469231731687303715884105728", "\"-170141183460469231731687303715884105728\"", "-170141183460469231731687303715884105728")]
    [InlineData("1.87::decimal(18,9)", "1.870000000", "1.870000000", "1.870000000")]
    [InlineData("123456789012345678901234567890.12::decimal(38,2)", "123456789012345678901234567890.12", "\"123456789012345678901234567890.12\"", "123456789012345678901234567890.12")]
    [InlineData("0.1::double", "0.1", "0.1", "0.1")]
    [InlineData("0.1::double + 0.2::double", "0.3", "0.30000000000000004", "0.30000000000000004")]
    [InlineData("89.4::double * 1000 - 1e-11", "89400", "89399.99999999999", "89399.99999999999")]
    [InlineData("1234567890123456::double", "1234567890123456", "1234567890123456", "1234567890123456")]
    [InlineData("1.1::float", "1.1", "1.1", "1.1")]
    [InlineData("1e300", "1E+300", "1E+300", "1E+300")]
    [InlineData("'nan'::double", "NaN", "\"NaN\"", "NaN")]
    [InlineData("'-inf'::double", "-Infinity", "\"-Infinity\"", "-Infinity")]
    [InlineData("timestamptz '2026-11-21 03:04:05.123456+02'", "2026-11-21 01:04:05.123456Z", "\"2026-11-21T01:04:05.123456Z\"", "2026-11-21T01:04:05.123456Z")]
    [InlineData("'infinity'::timestamptz", "infinity", "\"infinity\"", "infinity")]
    [InlineData("timestamp '2026-11-21 03:04:05'", "2026-11-21 03:04:05", "\"2026-11-21T03:04:05\"", "2026-11-21T03:04:05")]
    [InlineData("timestamp_ns '2026-11-21 03:04:05.123456789'", "2026-11-21 03:04:05.123456789", "\"2026-11-21T03:04:05.123456789\"", "2026-11-21T03:04:05.123456789")]
    [InlineData("date '2026-11-21'", "2026-11-21", "\"2026-11-21\"", "2026-11-21")]
    [InlineData("time '01:02:03.5'", "01:02:03.5", "\"01:02:03.5\"", "01:02:03.5")]
    [InlineData("interval '1 month 2 days'", "1 month 2 days", "\"1 month 2 days\"", "1 month 2 days")]
    [InlineData("uuid '494f0d34-59fb-4df9-a358-db5854b4181c'", "494f0d34-59fb-4df9-a358-db5854b4181c", "\"494f0d34-59fb-4df9-a358-db5854b4181c\"", "494f0d34-59fb-4df9-a358-db5854b4181c")]
    [InlineData("'ab\\x00\\xFF'::blob", "ab\\x00\\xFF", "\"YWIA/w==\"", "YWIA/w==")]
    [InlineData("'101'::bit", "101", "\"101\"", "101")]
    [InlineData("'x'::enum('x', 'y')", "x", "\"x\"", "x")]
    [InlineData("[1, null, 3]", "[1, NULL, 3]", "[1,null,3]", "\"[1,null,3]\"")]
    [InlineData("[1, 2]::int[2]", "[1, 2]", "[1,2]", "\"[1,2]\"")]
    [InlineData("[]", "[]", "[]", "[]")]
    [InlineData("{'a': 1, 'b': {'c': 'x'}}", "{'a': 1, 'b': {'c': x}}", "{\"a\":1,\"b\":{\"c\":\"x\"}}", "\"{\"\"a\"\":1,\"\"b\"\":{\"\"c\"\":\"\"x\"\"}}\"")]
    [InlineData("map {'k': 1}", "{k=1}", "{\"k\":1}", "\"{\"\"k\"\":1}\"")]
    [InlineData("['nan'::double]", "[nan]", "\"[NaN]\"", "[NaN]")]
    [InlineData("'{\"a\": 1}'::json", "{\"a\": 1}", "{\"a\": 1}", "\"{\"\"a\"\": 1}\"")]
    [InlineData("union_value(num := 2)", "2", "{\"num\":2}", "\"{\"\"num\"\":2}\"")]
    [InlineData("'a,b'", "a,b", "\"a,b\"", "\"a,b\"")]
    [InlineData("'say \"x\"'", "say \"x\"", "\"say \\\"x\\\"\"", "\"say \"\"x\"\"\"")]
    [InlineData("'two' || chr(10) || 'lines'", "two␊lines", "\"two\\nlines\"", "\"two\nlines\"")]
    [InlineData("chr(27) || '[31mred'", "␛[31mred", "\"\\u001B[31mred\"", "\u001b[31mred")]
    [InlineData("'审查 ✓'", "审查 ✓", "\"审查 ✓\"", "审查 ✓")]
    [InlineData("''", "", "\"\"", "\"\"")]
    [InlineData("null", "·", "null", "")]
    public async Task AValueIsWrittenAsItsTypeAsks(string expression, string inTable, string inJson, string inCsv)
    {
        var sql = $"select {expression} as v";

        Assert.Equal(inTable, (await TableAsync(sql, width: null)).Split('\n')[1].Trim());
        using var json = JsonDocument.Parse(await JsonAsync(sql));
        Assert.Equal(inJson, json.RootElement.GetProperty("rows")[0].GetProperty("v").GetRawText().Replace("\\u001b", "\\u001B", StringComparison.Ordinal));
        Assert.Equal($"v\r\n{inCsv}\r\n", await CsvAsync(sql));
    }

    [Fact]
    public async Task JsonNamesItsSchemaItsColumnsAndWhetherRowsAreMissing()
    {
        using var json = JsonDocument.Parse(await JsonAsync("select i as a, i as a, 'x' as \"b c\" from range(10) t(i)", limit: 3));

        var root = json.RootElement;
        Assert.Equal("perfgen.query/1", root.GetProperty("schema").GetString());
        Assert.Equal(["a:BIGINT", "a_1:BIGINT", "b c:VARCHAR"], root.GetProperty("columns").EnumerateArray().Select(static c => $"{c.GetProperty("name")}:{c.GetProperty("type")}"));
        Assert.Equal((3, true, 3), (root.GetProperty("row_count").GetInt32(), root.GetProperty("truncated").GetBoolean(), root.GetProperty("rows").GetArrayLength()));
    }

    [Fact]
    public async Task TheOrderOfALargeAnswerIsThatOfItsOrderBy()
    {
        using var answer = await UserQuery.AskAsync(fixture.Data.Directory, "select i from range(500000) t(i) order by hash(i) desc");
        var seen = new List<long>();
        while (await answer.ReadAsync())
        {
            seen.Add(answer.GetInteger(0));
        }

        using var check = await UserQuery.AskAsync(fixture.Data.Directory, "select list(i order by hash(i) desc)[1:500000:997] from range(500000) t(i)", new UserQueryOptions { IsForPrograms = true });
        Assert.True(await check.ReadAsync());
        Assert.Equal(500_000, seen.Distinct().Count());
        Assert.Equal(JsonSerializer.Deserialize<long[]>(check.GetText(0)), seen.Where(static (_, i) => i % 997 == 0));
    }

    [Fact]
    public async Task ATableInAPipeIsNeverCutOrWrapped()
    {
        var table = await TableAsync("select repeat('x', 500) as a, repeat('y', 500) as b", width: null);

        Assert.Equal(2, table.TrimEnd('\n').Split('\n').Length);
        Assert.Contains(new string('y', 500), table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("from calls limit 40")]
    [InlineData("from calls limit 1")]
    [InlineData("select repeat('审', 100) as a, agent from calls limit 3")]
    [InlineData("select repeat('x', 200) as a")]
    public async Task ATableOnATerminalFitsIt(string sql)
    {
        var table = await TableAsync(sql, width: 80);

        Assert.All(table.Split('\n'), static line => Assert.InRange(Text.CellWidthOf(line), 0, 80));
    }

    [Fact]
    public async Task FewWideRowsStandUprightWithAllTheirColumns()
    {
        var table = await TableAsync("from calls limit 1", width: 80);

        Assert.StartsWith("started_at ", table, StringComparison.Ordinal);
        Assert.Contains("\nsample_weight ", table, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ManyWideRowsLoseColumnsAtTheEndAndTheNumberIsGivenBack()
    {
        using var answer = await UserQuery.AskAsync(fixture.Data.Directory, "from calls limit 40");
        var text = new StringWriter();

        var (rows, leftOut) = await TableResult.WriteAsync(text, answer, 80, colour: false);

        Assert.Equal(40, rows);
        Assert.InRange(leftOut, 20, answer.Columns.Count - 2);
        Assert.StartsWith("started_at", text.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("sample_weight", text.ToString(), StringComparison.Ordinal);
    }

    private async Task<string> TableAsync(string sql, int? width)
    {
        using var answer = await UserQuery.AskAsync(fixture.Data.Directory, sql);
        var text = new StringWriter();
        await TableResult.WriteAsync(text, answer, width, colour: false);
        return text.ToString();
    }

    private async Task<string> CsvAsync(string sql)
    {
        using var answer = await UserQuery.AskAsync(fixture.Data.Directory, sql, new UserQueryOptions { IsForPrograms = true });
        var text = new StringWriter();
        await CsvResult.WriteAsync(text, answer);
        return text.ToString();
    }

    private async Task<string> JsonAsync(string sql, long? limit = null)
    {
        using var answer = await UserQuery.AskAsync(fixture.Data.Directory, sql, new UserQueryOptions { IsForPrograms = true, Limit = limit });
        using var bytes = new MemoryStream();
        await JsonResult.WriteAsync(bytes, answer);
        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static class Text
    {
        public static int CellWidthOf(string line) => PerfGen.Query.Text.CellWidth.Of(line);
    }
}
