namespace PerfGen.Analysis.Tests.Classifying;

public sealed class TaskClassifierTests
{
    [Theory]
    [InlineData("Refactor the login module", "refactoring")]
    [InlineData("Restructure and reorganise folders", "refactoring")]
    [InlineData("Clean up the imports", "refactoring")]
    [InlineData("Improve authentication module", "optimization")]
    [InlineData("Implement user settings", "coding")]
    [InlineData("Adding a second page", "coding")]
    [InlineData("Building the exporter", "coding")]
    [InlineData("Fixes the crash at start", "debugging")]
    [InlineData("Debugging of the drain", "debugging")]
    [InlineData("Documentation of the API", "documentation")]
    [InlineData("README for the tool", "documentation")]
    [InlineData("Tests of the parser", "testing")]
    [InlineData("Raise coverage", "testing")]
    [InlineData("Analysis of the hot path", "analysis")]
    [InlineData("Analyse the hot path", "analysis")]
    [InlineData("Code review of pull request 12", "analysis")]
    [InlineData("Optimisation of queries", "optimization")]
    [InlineData("Verified that nothing leaks", "validation")]
    [InlineData("Ensure compliance", "validation")]
    [InlineData("Release 1.2", "general")]
    [InlineData("", "general")]
    [InlineData(null, "general")]
    public void R15_ADescriptionHasTheKindOfItsFirstKeyword(string? description, string type) =>
        Assert.Equal(type, TaskClassifier.Classify(description).TaskType);

    [Theory]
    [InlineData("address the error", "debugging", "coding")]
    [InlineData("inspect", "general", "testing")]
    [InlineData("write the preview", "general", "analysis")]
    [InlineData("special cases of the latest prefix", "general", "debugging")]
    [InlineData("enter it manually", "general", "documentation")]
    [InlineData("turn the mirror", "general", "general")]
    public void R15_WordsThatOnlyContainAKeywordAreNoneButInCompat(string description, string documented, string compat)
    {
        Assert.Equal(documented, TaskClassifier.Classify(description).TaskType);
        Assert.Equal(compat, TaskClassifier.Classify(description, ScoringMode.Compat).TaskType);
    }

    [Fact]
    public void R15_TheOrderOfKindsDecidesAndNotThatOfWords()
    {
        var both = TaskClassifier.Classify("Fix the tests, then refactor them");

        Assert.Equal(new TaskClass("refactoring", "refactor", "refactor"), both);
    }

    [Fact]
    public void R15_ThereAreNineKinds()
    {
        Assert.Equal(9, TaskTypes.All.Distinct().Count());
        Assert.All(TaskTypes.All, static type => Assert.Equal(type, TaskClassifier.Resolve(type).TaskType));
    }

    [Theory]
    [InlineData("feature-implementation", "coding")]
    [InlineData("bug-fix", "debugging")]
    [InlineData("Bug_Fix", "debugging")]
    [InlineData("release-management", "general")]
    [InlineData("debugging-evaluation", "debugging")]
    [InlineData("quality-assessment", "validation")]
    [InlineData("quality-control", "validation")]
    [InlineData("data-validation", "validation")]
    [InlineData("syntax_fix_validation", "validation")]
    [InlineData("quality_improvement_workflow", "optimization")]
    [InlineData("code_review", "analysis")]
    [InlineData("code_generation", "coding")]
    [InlineData("error-handling-fixes", "debugging")]
    public void R15_FreeFormKindsMeanOneOfTheNine(string name, string type) => Assert.Equal(type, TaskClassifier.Resolve(name).TaskType);

    [Fact]
    public void R15_WhereTheNameSaysNothingTheDescriptionDecides()
    {
        Assert.Equal("testing", TaskClassifier.Resolve("sprint-12", "Write tests for the drain").TaskType);
        Assert.Equal("testing", TaskClassifier.Resolve(null, "Write tests for the drain").TaskType);
        Assert.Equal("general", TaskClassifier.Resolve("release-management", "Write tests").TaskType);
        Assert.Equal("sprint-12", TaskClassifier.Resolve("sprint-12", "Write tests", ScoringMode.Compat).TaskType);
    }

    [SkippableTheory]
    [InlineData("claude-patterns/quality_history.4827cc4.json", "quality_assessments")]
    [InlineData("claude-patterns/performance_records.9b85284.json", "records")]
    public void R15_EveryKindOfTheRealFilesIsKnownByName(string file, string member)
    {
        using var document = RealData.Read(file);
        var names = document.RootElement.GetProperty(member).EnumerateArray().Select(static one => one.GetProperty("task_type").GetString()!).Distinct().ToList();

        Assert.NotEmpty(names);
        Assert.All(names, static name => Assert.NotNull(TaskTypeAliases.Find(name)));
    }

    [Fact]
    public void R18_AutomaticRecordsBearABadgeAndDebuggingIsToldFromAssessments()
    {
        Assert.Equal(RecordKind.Auto, RecordKinds.Of(true, "debugging"));
        Assert.Equal(RecordKind.Manual, RecordKinds.Of(false, "quality-control"));
        Assert.Equal(RecordKind.Debugging, RecordKinds.Of(false, "debugging-evaluation"));
        Assert.Equal(RecordKind.Debugging, RecordKinds.Of(false, "quality-control", "dashboard"));
        Assert.Equal(("AUTO", "", ""), (RecordKinds.BadgeOf(RecordKind.Auto), RecordKinds.BadgeOf(RecordKind.Manual), RecordKinds.BadgeOf(RecordKind.Debugging)));
    }
}
