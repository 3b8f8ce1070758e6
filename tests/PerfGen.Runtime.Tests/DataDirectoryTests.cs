namespace PerfGen.Runtime.Tests;

public sealed class DataDirectoryTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("perfgen-find-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void R32_TheDirectoryKeepsItselfOutOfTheRepositoryAndLeavesAFileOfTheUsersAlone()
    {
        var (made, own) = (new DataDirectory(Path.Combine(_root, "a", ".perfgen")), new DataDirectory(Path.Combine(_root, "b", ".perfgen")));
        Directory.CreateDirectory(own.Path);
        File.WriteAllText(Path.Combine(own.Path, ".gitignore"), "*.duckdb\n");

        made.Create();
        own.Create();

        Assert.Equal("*\n", File.ReadAllText(Path.Combine(made.Path, ".gitignore")));
        Assert.Equal("*.duckdb\n", File.ReadAllText(Path.Combine(own.Path, ".gitignore")));
    }

    [Fact]
    public void AnExplicitPathBeatsTheEnvironmentAndIsRelativeToTheWorkingDirectory()
    {
        var work = Make("work");

        Assert.Equal(Path.Combine(work, "data"), Find(work, explicitPath: "data", environment: "other"));
        Assert.Equal("/elsewhere", Find(work, explicitPath: "/elsewhere"));
        Assert.Equal(Path.Combine(work, "other"), Find(work, environment: "other"));
    }

    [Fact]
    public void AConfigurationUpwardBeatsAnExistingDirectoryUpward()
    {
        var deep = Make("a/b/c");
        Make("a/b/.perfgen");
        File.WriteAllText(Path.Combine(_root, "a", "perfgen.json"), "{}");

        Assert.Equal(Path.Combine(_root, "a", ".perfgen"), Find(deep));
    }

    [Fact]
    public void AnExistingDirectoryUpwardBeatsTheRepository()
    {
        var deep = Make("repo/sub/deep");
        Make("repo/.git");
        Make("repo/sub/.perfgen");

        Assert.Equal(Path.Combine(_root, "repo", "sub", ".perfgen"), Find(deep));
    }

    [Fact]
    public void ARepositoryUpwardHoldsTheDirectoryAlsoWhereItsGitIsAFile()
    {
        var deep = Make("worktree/src/deep");
        File.WriteAllText(Path.Combine(_root, "worktree", ".git"), "gitdir: elsewhere");

        Assert.Equal(Path.Combine(_root, "worktree", ".perfgen"), Find(deep));
    }

    [Fact]
    public void WithoutAnythingUpwardItIsInTheWorkingDirectory()
    {
        var work = Make("plain");

        Assert.Equal(Path.Combine(work, ".perfgen"), Find(work));
    }

    [Fact]
    public void TheHomeDirectoryItselfIsNeverUsed()
    {
        var home = Make("home");
        var below = Make("home/project");
        Make("home/.git");
        Make("home/.perfgen");

        Assert.Equal(Path.Combine(home, ".local", "state", "perfgen"), Find(home, home: home));
        Assert.Equal(Path.Combine(_root, "state", "perfgen"), Find(home, home: home, state: Path.Combine(_root, "state")));
        Assert.Equal(Path.Combine(below, ".perfgen"), Find(below, home: home));
        Assert.Equal(Path.Combine(home, ".local", "state", "perfgen"), Find("/", home: home));
    }

    private string Make(string path) => Directory.CreateDirectory(Path.Combine(_root, path)).FullName;

    private static string Find(string work, string? explicitPath = null, string? environment = null, string home = "/nobody", string? state = null) =>
        DataDirectory.Find(explicitPath, environment, work, home, state).Path;
}
