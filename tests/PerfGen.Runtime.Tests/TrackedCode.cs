using PerfGen.Runtime.Generated.V1;

namespace PerfGen.Runtime.Tests;

/// <summary>The shapes of wrapper that the generator writes, by hand: what the recorder must do right does not depend on the compiler.</summary>
internal static class TrackedCode
{
    public static T Sync<T>(Site site, Func<T> method)
    {
        var call = Recorder.Enter(site);
        T result;
        try
        {
            result = method();
        }
        catch (Exception error) when (call.Failed(error))
        {
            throw;
        }

        call.Exit();
        return result;
    }

    public static Task Async(Site site, Func<Task> method)
    {
        var call = Recorder.EnterTask(site);
        Task task;
        try
        {
            task = method();
        }
        catch (Exception error) when (call.Failed(error))
        {
            throw;
        }

        return call.Completes(task);
    }

    public static Task<T> Async<T>(Site site, Func<Task<T>> method)
    {
        var call = Recorder.EnterTask(site);
        Task<T> task;
        try
        {
            task = method();
        }
        catch (Exception error) when (call.Failed(error))
        {
            throw;
        }

        return call.Completes(task);
    }

    public static ValueTask<T> Value<T>(Site site, Func<ValueTask<T>> method)
    {
        var call = Recorder.EnterTask(site);
        ValueTask<T> task;
        try
        {
            task = method();
        }
        catch (Exception error) when (call.Failed(error))
        {
            throw;
        }

        return call.Completes(task);
    }
}
