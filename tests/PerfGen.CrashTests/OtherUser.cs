using System.Diagnostics;

namespace PerfGen.CrashTests;

/// <summary>A user without rights of his own: root is kept out by no directory's mode.</summary>
internal sealed class OtherUser
{
    private const string Nobody = "65534";

    private OtherUser()
    {
    }

    /// <summary>Null where this process may not become somebody else, or he cannot read what is to be run.</summary>
    public static OtherUser? TryFind()
    {
        var user = new OtherUser();
        return OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess
            && Run(user.CommandOf(["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "perfgen.dll"), "--version"])) ? user : null;
    }

    /// <summary>The command, run as that user.</summary>
    public string[] CommandOf(string[] words) => ["setpriv", "--reuid=" + Nobody, "--regid=" + Nobody, "--clear-groups", .. words];

    /// <summary>Gives him a directory with all that is in it.</summary>
    public void Give(string directory) => Assert.True(Run(["chown", "-R", $"{Nobody}:{Nobody}", directory]));

    private static bool Run(string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            process.OutputDataReceived += static (_, _) => { };
            process.BeginOutputReadLine();
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }
}
