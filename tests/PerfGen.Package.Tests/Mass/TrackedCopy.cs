using System.Text.RegularExpressions;

namespace PerfGen.Package.Tests.Mass;

/// <summary>A copy of this repository's sources, in which every method of whole projects gets the attribute.</summary>
internal sealed class TrackedCopy
{
    private readonly string _folder;

    /// <param name="folder">Where the copy goes.</param>
    public TrackedCopy(string folder)
    {
        _folder = folder;
        foreach (var part in new[] { "src", "tests", "samples" })
        {
            Copy(new DirectoryInfo(Path.Combine(Repository.Root, part)), Path.Combine(folder, part));
        }

        foreach (var file in Directory.GetFiles(Repository.Root))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    /// <summary>Puts the attribute on the methods of a folder; returns how many.</summary>
    /// <param name="part">The folder, in the copy.</param>
    /// <param name="arguments">Arguments of the attribute, in parentheses; empty for none.</param>
    public int Track(string part, string arguments = "")
    {
        var methods = 0;
        foreach (var file in Directory.GetFiles(Path.Combine(_folder, part), "*.cs", SearchOption.AllDirectories))
        {
            var (text, found) = AttributeEverywhere.Apply(File.ReadAllText(file), arguments);
            if (found > 0)
            {
                File.WriteAllText(file, text);
                methods += found;
            }
        }

        return methods;
    }

    /// <summary>Changes a file of the copy: what is replaced must be there.</summary>
    public void Edit(string file, string what, string by)
    {
        var path = Path.Combine(_folder, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(what, StringComparison.Ordinal);
        Assert.True(at >= 0, $"'{what}' is not in {file}.");
        File.WriteAllText(path, string.Concat(text.AsSpan(0, at), by, text.AsSpan(at + what.Length)));
    }

    /// <summary>Gives a word of the sources another name.</summary>
    public void Rename(string word, string name, params string[] parts)
    {
        foreach (var file in parts.SelectMany(part => Directory.GetFiles(Path.Combine(_folder, part), "*.cs", SearchOption.AllDirectories)))
        {
            var text = File.ReadAllText(file);
            if (text.Contains(word, StringComparison.Ordinal))
            {
                File.WriteAllText(file, Regex.Replace(text, $@"\b{word}\b", name));
            }
        }
    }

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder, file), text);

    /// <summary>Runs a command of the SDK in the copy; fails the test where that fails.</summary>
    public Task<string> RunAsync(params string[] arguments) => Dotnet.RunAsync(_folder, TimeSpan.FromMinutes(20), arguments);

    private static void Copy(DirectoryInfo from, string to)
    {
        if (from.Name is "bin" or "obj" || from.Name.StartsWith('.'))
        {
            return;
        }

        Directory.CreateDirectory(to);
        foreach (var file in from.EnumerateFiles())
        {
            file.CopyTo(Path.Combine(to, file.Name));
        }

        foreach (var folder in from.EnumerateDirectories())
        {
            Copy(folder, Path.Combine(to, folder.Name));
        }
    }
}
