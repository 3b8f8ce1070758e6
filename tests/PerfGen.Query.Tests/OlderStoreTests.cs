using System.Globalization;
using System.IO.Compression;
using PerfGen.Query.Named;
using PerfGen.Query.Reporting;
using PerfGen.Query.Sandbox;
using PerfGen.Runtime;
using PerfGen.Store.DuckDB;

namespace PerfGen.Query.Tests;

/// <summary>A database of an earlier version that nobody could bring forward, in a directory that cannot be written for instance.</summary>
public sealed class OlderStoreTests : IDisposable
{
    private readonly DataDirectory _directory = new(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()));

    public static TheoryData<int> Versions => [.. Enumerable.Range(1, 11)];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task EachQuestionIsAnsweredOrSaysWhichSchemaItNeeds(int version)
    {
        Restore(version);
        var refused = 0;
        foreach (var question in NamedQuestion.All.Where(static question => question.Name != "trends"))
        {
            var error = await Record.ExceptionAsync(async () =>
            {
                using var answer = await NamedAnswer.AskAsync(_directory, question);
                await answer.ReadAsync();
            });
            if (error is not null)
            {
                IsOlder(error, version);
                refused++;
            }
        }

        Assert.True(refused > 0, "Nothing needed a later schema, so that nothing was tried.");
    }

    [Fact]
    public async Task AReportSaysWhichSchemaItNeeds()
    {
        Restore(11);

        IsOlder(await Record.ExceptionAsync(() => PerfReport.LoadAsync(_directory)), 11);
    }

    [Fact]
    public async Task WhatSomebodyMisspelledIsStillCalledThat()
    {
        Restore(11);

        var error = await Assert.ThrowsAsync<QueryException>(async () =>
        {
            using var answer = await UserQuery.AskAsync(_directory, "select nam from calls");
            await answer.ReadAsync();
        });

        Assert.Contains("nam", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("this question needs", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_directory.Path, recursive: true);

    private static void IsOlder(Exception? error, int version)
    {
        var older = Assert.IsType<StoreException>(error);
        Assert.Equal(StoreErrorKind.OlderSchema, older.Kind);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"has schema {version}, and this question needs"), older.Message, StringComparison.Ordinal);
        Assert.Contains("'perfgen drain' brings it forward", older.Message, StringComparison.Ordinal);
    }

    private void Restore(int version)
    {
        _directory.Create();
        using var packed = new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "StoredFiles", string.Create(CultureInfo.InvariantCulture, $"schema-{version}.duckdb.gz"))), CompressionMode.Decompress);
        using var file = File.Create(_directory.DatabaseFile);
        packed.CopyTo(file);
    }
}
