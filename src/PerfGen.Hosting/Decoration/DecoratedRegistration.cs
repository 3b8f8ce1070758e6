using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;

namespace PerfGen.Hosting.Decoration;

/// <summary>
/// Puts a decorator in the place of a registration. The service behind it is made by the container as it was before, under a key that nobody else has, and disposed by the
/// container. Where the interface itself can be disposed, so can its decorator, and the container would dispose both: there the decorator alone is the container's.
/// </summary>
internal static class DecoratedRegistration
{
    private static readonly ConditionalWeakTable<ServiceDescriptor, InnerService> Replaced = [];

    /// <summary>Replaces the registration at a place, unless that has been done.</summary>
    public static void Replace<TService>(IServiceCollection services, int place, Func<TService, TService> decorate)
        where TService : class
    {
        var registration = services[place];
        if (Replaced.TryGetValue(registration, out _))
        {
            return;
        }

        var key = new InnerService();
        var replacement = Decorate(services, registration, key, decorate);
        Replaced.Add(replacement, key);
        services[place] = replacement;
    }

    private static ServiceDescriptor Decorate<TService>(IServiceCollection services, ServiceDescriptor registration, InnerService key, Func<TService, TService> decorate)
        where TService : class
    {
        if (Instance(registration) is TService instance)
        {
            return registration.IsKeyedService
                ? new ServiceDescriptor(typeof(TService), registration.ServiceKey, decorate(instance))
                : new ServiceDescriptor(typeof(TService), decorate(instance));
        }

        var make = Maker(registration);
        if (IsDisposable(typeof(TService)) || ReferenceEquals(registration.ServiceKey, KeyedService.AnyKey))
        {
            return Describe<TService>(registration, (provider, ofKey) => (TService?)make(provider, ofKey) is { } inner ? decorate(inner) : null);
        }

        services.Add(KeptByContainer<TService>(registration, key, make));

        // A factory may decide that there is no service; then there is none behind a decorator either.
        return Describe<TService>(registration, (provider, _) => provider.GetKeyedService<TService>(key) is { } inner ? decorate(inner) : null);
    }

    /// <summary>The container chooses the constructor as it did; one that asks for the key of its registration is given that, not ours.</summary>
    private static ServiceDescriptor KeptByContainer<TService>(ServiceDescriptor registration, InnerService key, Func<IServiceProvider, object?, object> make)
    {
        var type = registration.IsKeyedService ? registration.KeyedImplementationType : registration.ImplementationType;
        return type is not null && !TakesItsKey(registration)
            ? new ServiceDescriptor(typeof(TService), key, type, registration.Lifetime)
            : new ServiceDescriptor(typeof(TService), key, (provider, _) => make(provider, registration.ServiceKey), registration.Lifetime);
    }

    private static ServiceDescriptor Describe<TService>(ServiceDescriptor registration, Func<IServiceProvider, object?, object?> make) => registration.IsKeyedService
        ? new ServiceDescriptor(typeof(TService), registration.ServiceKey, make!, registration.Lifetime)
        : new ServiceDescriptor(typeof(TService), provider => make(provider, null)!, registration.Lifetime);

    /// <summary>What makes the service outside of the container's own books.</summary>
    private static Func<IServiceProvider, object?, object> Maker(ServiceDescriptor registration)
    {
        if (registration.IsKeyedService)
        {
            if (registration.KeyedImplementationFactory is { } keyed)
            {
                return keyed;
            }

            return TakesItsKey(registration)
                ? (provider, key) => ActivatorUtilities.CreateInstance(provider, registration.KeyedImplementationType!, key!)
                : (provider, _) => ActivatorUtilities.CreateInstance(provider, registration.KeyedImplementationType!);
        }

        return registration.ImplementationFactory is { } factory
            ? (provider, _) => factory(provider)
            : (provider, _) => ActivatorUtilities.CreateInstance(provider, registration.ImplementationType!);
    }

    private static object? Instance(ServiceDescriptor registration) =>
        registration.IsKeyedService ? registration.KeyedImplementationInstance : registration.ImplementationInstance;

    private static bool TakesItsKey(ServiceDescriptor registration) =>
        registration.IsKeyedService
        && registration.KeyedImplementationType is { } type
        && type.GetConstructors().Any(static constructor => constructor.GetParameters().Any(static parameter => parameter.IsDefined(typeof(ServiceKeyAttribute), inherit: false)));

    private static bool IsDisposable(Type service) => typeof(IDisposable).IsAssignableFrom(service) || typeof(IAsyncDisposable).IsAssignableFrom(service);
}
