using Microsoft.Extensions.DependencyInjection;
using PerfGen.Tracking.Tests;

namespace PerfGen.Hosting.Tests;

/// <summary><c>services.Track</c>: what is registered stays what it was, with its calls recorded.</summary>
public sealed class TrackTests
{
    private static readonly ServiceProviderOptions Strict = new() { ValidateOnBuild = true, ValidateScopes = true };

    [Fact]
    public void CallsOfWhateverIsRegisteredAreRecorded()
    {
        using var provider = new ServiceCollection().AddSingleton<IPlain, Plain>().Track<IPlain>().BuildServiceProvider(Strict);

        Assert.Equal(1, Through(provider.GetRequiredService<IPlain>()));

        Assert.Equal("run_plain_time", Recorded.Call(typeof(IPlain), nameof(IPlain.RunPlain)).Site.Metric);

        static int Through(IPlain plain) => plain.RunPlain();
    }

    [Fact]
    public void LifetimesStay()
    {
        using var provider = new ServiceCollection()
            .AddSingleton<ISingle, Service>()
            .AddScoped<IScoped, Service>()
            .AddTransient<ITransient, Service>()
            .Track<ISingle>().Track<IScoped>().Track<ITransient>()
            .BuildServiceProvider(Strict);
        using var one = provider.CreateScope();
        using var two = provider.CreateScope();

        Assert.Same(one.ServiceProvider.GetRequiredService<ISingle>(), two.ServiceProvider.GetRequiredService<ISingle>());
        Assert.Same(one.ServiceProvider.GetRequiredService<IScoped>(), one.ServiceProvider.GetRequiredService<IScoped>());
        Assert.NotSame(one.ServiceProvider.GetRequiredService<IScoped>(), two.ServiceProvider.GetRequiredService<IScoped>());
        Assert.NotSame(one.ServiceProvider.GetRequiredService<ITransient>(), one.ServiceProvider.GetRequiredService<ITransient>());
        Assert.Throws<InvalidOperationException>(provider.GetRequiredService<IScoped>);
        Assert.NotEqual(one.ServiceProvider.GetRequiredService<IScoped>().Id, two.ServiceProvider.GetRequiredService<IScoped>().Id);
    }

    [Fact]
    public void TypesFactoriesAndInstancesAreTrackedInTheirOrder()
    {
        using var provider = new ServiceCollection()
            .AddSingleton<IMany, First>()
            .AddSingleton<IMany>(static _ => new Second())
            .AddSingleton<IMany>(new Third())
            .Track<IMany>()
            .BuildServiceProvider(Strict);

        Assert.Equal(["first", "second", "third"], provider.GetServices<IMany>().Select(static one => one.Name()));
        Assert.Equal("third", provider.GetRequiredService<IMany>().Name());

        Assert.Equal(4, Recorded.Calls(typeof(IMany)).Count);
    }

    [Fact]
    public void TrackingTwiceIsTrackingOnce()
    {
        using var provider = new ServiceCollection().AddSingleton<ITwice, Twice>().Track<ITwice>().Track<ITwice>().BuildServiceProvider(Strict);

        Assert.Equal(1, provider.GetRequiredService<ITwice>().Once());

        Assert.Single(Recorded.Calls(typeof(ITwice)));
    }

    [Fact]
    public void KeyedServicesKeepTheirKeys()
    {
        using var provider = new ServiceCollection()
            .AddKeyedSingleton<IKeyed, TakesKey>("a")
            .AddKeyedScoped<IKeyed>("b", static (_, key) => new TakesKey((string)key!))
            .AddKeyedSingleton<IKeyed>("c", new TakesKey("instance"))
            .AddKeyedTransient<IKeyed, TakesKey>(KeyedService.AnyKey)
            .Track<IKeyed>()
            .BuildServiceProvider(Strict);
        using var scope = provider.CreateScope();

        Assert.Equal(["a", "b", "instance", "other"], new[] { "a", "b", "c", "other" }.Select(key => scope.ServiceProvider.GetRequiredKeyedService<IKeyed>(key).Key()));
        Assert.Null(provider.GetService<IKeyed>());
        Assert.Equal(4, Recorded.Calls(typeof(IKeyed)).Count);
    }

    [Fact]
    public async Task AServiceIsDisposedOnceAndWhenItWouldHaveBeen()
    {
        var log = new List<string>();
        await using (var provider = new ServiceCollection()
            .AddSingleton(log)
            .AddSingleton<IHidesDisposal, HidesDisposal>()
            .AddScoped<IDisposes, Disposes>()
            .AddScoped<IDisposesLater, DisposesLater>()
            .AddSingleton<IInstance>(new Instance(log))
            .Track<IHidesDisposal>().Track<IDisposes>().Track<IDisposesLater>().Track<IInstance>()
            .BuildServiceProvider(Strict))
        {
            await using (var scope = provider.CreateAsyncScope())
            {
                scope.ServiceProvider.GetRequiredService<IDisposes>().Use();
                scope.ServiceProvider.GetRequiredService<IDisposesLater>().Use();
                scope.ServiceProvider.GetRequiredService<IHidesDisposal>().Use();
                scope.ServiceProvider.GetRequiredService<IInstance>().Use();
            }

            Assert.Equal(["disposed later", "disposed"], log);
        }

        Assert.Equal(["disposed later", "disposed", "hidden disposed"], log);
    }

    [Fact]
    public void ADecoratorThatIsDisposedByHandDisposesWhatIsBehindIt()
    {
        var log = new List<string>();

        using (IDisposes service = new TrackedDisposes(new Disposes(log)))
        {
            service.Use();
        }

        Assert.Equal(["disposed"], log);
        Assert.Throws<InvalidOperationException>(() => ((IDisposable)new TrackedDisposesLater(new DisposesLater(log))).Dispose());
    }

    [Fact]
    public void OpenGenericServicesAreTrackedForEveryArgument()
    {
        using var provider = new ServiceCollection().AddSingleton(typeof(IStore<>), typeof(Store<>)).Track(typeof(IStore<>)).BuildServiceProvider(Strict);

        Assert.Equal(1, provider.GetRequiredService<IStore<int>>().Get(1));
        Assert.Equal("x", provider.GetRequiredService<IStore<string>>().Get("x"));
        Assert.Same(provider.GetRequiredService<IStore<int>>(), provider.GetRequiredService<IStore<int>>());

        Assert.Equal(2, Recorded.Calls("PerfGen.Hosting.Tests.IStore<T>").Count);
    }

    [Fact]
    public void AClosedGenericServiceIsTrackedByItself()
    {
        using var provider = new ServiceCollection().AddSingleton<IClosed<int>, Closed>().Track<IClosed<int>>().BuildServiceProvider(Strict);

        Assert.Equal(7, provider.GetRequiredService<IClosed<int>>().Get());

        Assert.Single(Recorded.Calls("PerfGen.Hosting.Tests.IClosed<T>"));
    }

    [Fact]
    public void WhatIsNotRegisteredOrNotReplacedIsSaidInASentence()
    {
        var missing = Assert.Throws<InvalidOperationException>(static () => new ServiceCollection().Track<IPlain>());
        var open = Assert.Throws<InvalidOperationException>(static () => new ServiceCollection().Track(typeof(IStore<>)));
        var generic = Assert.Throws<InvalidOperationException>(static () => OfTypeParameter<IPlain>(new ServiceCollection()));
        var impossible = Assert.Throws<InvalidOperationException>(static () => new ServiceCollection().Track<IHasInit>());

        Assert.StartsWith("Nothing is registered for 'PerfGen.Hosting.Tests.IPlain'", missing.Message, StringComparison.Ordinal);
        Assert.StartsWith("Nothing is registered for 'PerfGen.Hosting.Tests.IStore`1[T]'", open.Message, StringComparison.Ordinal);
        Assert.Contains("not a type parameter", generic.Message, StringComparison.Ordinal);
        Assert.Contains("'PerfGen.Hosting.Tests.IHasInit'", impossible.Message, StringComparison.Ordinal);

        static void OfTypeParameter<T>(IServiceCollection services)
            where T : class => services.Track<T>();
    }
}

public interface IPlain
{
    int RunPlain();
}

internal sealed class Plain : IPlain
{
    public int RunPlain() => 1;
}

public interface IHasId
{
    Guid Id { get; }
}

public interface ISingle : IHasId;

public interface IScoped : IHasId;

public interface ITransient : IHasId;

internal sealed class Service : ISingle, IScoped, ITransient
{
    public Guid Id { get; } = Guid.NewGuid();
}

public interface IMany
{
    string Name();
}

internal sealed class First : IMany
{
    public string Name() => "first";
}

internal sealed class Second : IMany
{
    public string Name() => "second";
}

internal sealed class Third : IMany
{
    public string Name() => "third";
}

public interface ITwice
{
    int Once();
}

internal sealed class Twice : ITwice
{
    public int Once() => 1;
}

public interface IKeyed
{
    string Key();
}

internal sealed class TakesKey([ServiceKey] string key) : IKeyed
{
    public string Key() => key;
}

public interface IUsable
{
    void Use();
}

public interface IHidesDisposal : IUsable;

internal sealed class HidesDisposal(List<string> log) : IHidesDisposal, IDisposable
{
    public void Dispose() => log.Add("hidden disposed");

    public void Use()
    {
    }
}

public interface IDisposes : IUsable, IDisposable;

internal sealed class Disposes(List<string> log) : IDisposes
{
    public void Dispose() => log.Add("disposed");

    public void Use()
    {
    }
}

public interface IDisposesLater : IUsable, IAsyncDisposable;

internal sealed class DisposesLater(List<string> log) : IDisposesLater
{
    public ValueTask DisposeAsync()
    {
        log.Add("disposed later");
        return default;
    }

    public void Use()
    {
    }
}

public interface IInstance : IUsable, IDisposable;

internal sealed class Instance(List<string> log) : IInstance
{
    public void Dispose() => log.Add("instance disposed");

    public void Use()
    {
    }
}

public interface IStore<T>
{
    T Get(T item);
}

internal sealed class Store<T> : IStore<T>
{
    public T Get(T item) => item;
}

public interface IClosed<out T>
{
    T Get();
}

internal sealed class Closed : IClosed<int>
{
    public int Get() => 7;
}

public interface IHasInit
{
    int Value { get; init; }
}
