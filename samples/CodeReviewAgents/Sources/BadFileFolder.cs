using System.Reflection;
using System.Text;

namespace CodeReviewAgents.Sources;

/// <summary>
/// A temporary folder with files that make agents fail: one is not UTF-8, one has syntax errors, one is nested too deeply, one takes a rule's pattern
/// too long, and one is gone by the time it is parsed. Deleted when it is disposed.
/// </summary>
internal sealed class BadFileFolder : IDisposable
{
    private const string ResourcePrefix = "BadFiles/";
    private const string SavedAsLatin1 = "InvalidUtf8.cs";
    private const string Vanishing = "Vanishing.cs";

    private readonly DirectoryInfo _folder;

    private BadFileFolder(DirectoryInfo folder) => _folder = folder;

    /// <summary>Writes the files.</summary>
    public static BadFileFolder Plant()
    {
        var folder = Directory.CreateTempSubdirectory("code-review-bad-files-");
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(static name => name.StartsWith(ResourcePrefix, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var name = resource[ResourcePrefix.Length..];
            File.WriteAllText(Path.Combine(folder.FullName, name), reader.ReadToEnd(),
                name == SavedAsLatin1 ? Encoding.Latin1 : new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }

        return new BadFileFolder(folder);
    }

    /// <summary>The files as a project.</summary>
    public SourceProject Project => new(
        "bad-files",
        [.. _folder.EnumerateFiles("*.cs").OrderBy(static file => file.Name, StringComparer.Ordinal).Select(static file => new SourceFile(file.FullName, $"bad-files/{file.Name}", file.Length))],
        IsBadOnPurpose: true);

    /// <summary>Deletes the file that is to vanish after it was indexed.</summary>
    public void Vanish() => File.Delete(Path.Combine(_folder.FullName, Vanishing));

    public void Dispose()
    {
        try
        {
            _folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // A few small files stay in the system's temporary folder.
        }
    }
}
