using Microsoft.Extensions.DependencyInjection;
using PerfGen.Tracking.Tests;

namespace PerfGen.Hosting.Tests;

/// <summary>Registrations out of the ordinary: no service, one object for several, both ways of disposal, too late.</summary>
public sealed class TrackedRegistrationTests
{
    private static readonly ServiceProviderOptions Strict = new() { ValidateOnBuild = true, ValidateScopes = true };

    [Fact]
    public void AFactoryThatMakesNoServiceStillMakesNone()
    {
        using var provider = new ServiceCollection()
            .AddSingleton<INever>(static _ => null!)
            .AddKeyedScoped<INever>("key", static (_, _) => null!)
            .AddSingleton<INeverDisposed>(static _ => null!)
            .Track<INever>().Track<INeverDisposed>()
            .BuildServiceProvider(Strict);
        using var scope = provider.CreateScope();

        Assert.Null(provider.GetService<INever>());
        Assert.Null(scope.ServiceProvider.GetKeyedService<INever>("key"));
        Assert.Null(provider.GetService<INeverDisposed>());
    }

    [Fact]
    public void AServiceThatIsAlsoRegisteredAsItselfIsOneObject()
    {
        using var provider = new ServiceCollection()
            .AddScoped<Shared>()
            .AddScoped<IShared>(static services => services.GetRequiredService<Shared>())
            .AddScoped<IOtherShared>(static services => services.GetRequiredService<Shared>())
            .Track<IShared>().Track<IOtherShared>()
            .BuildServiceProvider(Strict);
        using var scope = provider.CreateScope();

        scope.ServiceProvider.GetRequiredService<IShared>().Add();
        scope.ServiceProvider.GetRequiredService<IOtherShared>().AddAgain();

        Assert.Equal(2, scope.ServiceProvider.GetRequiredService<Shared>().Count);
        Assert.Single(Recorded.Calls(typeof(IShared)));
        Assert.Single(Recorded.Calls(typeof(IOtherShared)));
    }

    [Fact]
    public async Task WhatCanBeDisposedBothWaysIsDisposedOnceTheWayItWouldHaveBeen()
    {
        var log = new List<string>();
        await using var provider = new ServiceCollection().AddSingleton(log).AddTransient<IDisposesBothWays, DisposesBothWays>().Track<IDisposesBothWays>().BuildServiceProvider(Strict);

        await using (var scope = provider.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<IDisposesBothWays>().Use();
            scope.ServiceProvider.GetRequiredService<IDisposesBothWays>().Use();
        }

        using (var scope = provider.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<IDisposesBothWays>().Use();
        }

        Assert.Equal(["asynchronously", "asynchronously", "at once"], log);
    }

    [Fact]
    public void WhatIsAddedAfterTrackIsNotTrackedAndWhatWasStaysSo()
    {
        using var provider = new ServiceCollection().AddSingleton<ILate, Late>().Track<ILate>().AddSingleton<ILate, Late>().BuildServiceProvider(Strict);

        Assert.All(provider.GetServices<ILate>(), static late => Assert.Equal(1, late.Run()));

        Assert.Single(Recorded.Calls(typeof(ILate)));
    }
}

public interface INever
{
    void Run();
}

public interface INeverDisposed : INever, IDisposable;

public interface IShared
{
    void Add();
}

public interface IOtherShared
{
    void AddAgain();
}

internal sealed class Shared : IShared, IOtherShared
{
    public int Count { get; private set; }

    public void Add() => Count++;

    public void AddAgain() => Count++;
}

public interface IDisposesBothWays : IUsable, IDisposable, IAsyncDisposable;

internal sealed class DisposesBothWays(List<string> log) : IDisposesBothWays
{
    public void Dispose() => log.Add("at once");

    public ValueTask DisposeAsync()
    {
        log.Add("asynchronously");
        return default;
    }

    public void Use()
    {
    }
}

public interface ILate
{
    int Run();
}

internal sealed class Late : ILate
{
    public int Run() => 1;
}
