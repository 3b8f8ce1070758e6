using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using PerfGen.Hosting.Decoration;

namespace PerfGen.Hosting.Generated.V1;

/// <summary>What generated code calls in place of <c>services.Track</c>. The surface only grows for as long as the major version is 1.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Decorators
{
    /// <summary>Key under which an open generic service is registered that a decorator takes.</summary>
    public const string InnerKey = "PerfGen.Tracked";

    /// <summary>Puts a decorator in the place of every registration of a service.</summary>
    /// <param name="services">The registrations.</param>
    /// <param name="decorate">Makes the decorator of a service.</param>
    /// <typeparam name="TService">The service.</typeparam>
    /// <exception cref="InvalidOperationException">Nothing is registered for the service.</exception>
    public static IServiceCollection Track<TService>(IServiceCollection services, Func<TService, TService> decorate)
        where TService : class
    {
        ArgumentNullException.ThrowIfNull(services);
        var found = false;
        for (var i = services.Count - 1; i >= 0; i--)
        {
            var registration = services[i];
            if (registration.ServiceType == typeof(TService) && registration.ServiceKey is not InnerService)
            {
                found = true;
                DecoratedRegistration.Replace(services, i, decorate);
            }
        }

        return found ? services : throw Missing(typeof(TService), "Track");
    }

    /// <summary>Puts a decorator in the place of the registration of an open generic service.</summary>
    /// <param name="services">The registrations.</param>
    /// <param name="service">The service.</param>
    /// <param name="decorator">The decorator, whose constructor takes the service of the key <see cref="InnerKey"/>.</param>
    /// <exception cref="InvalidOperationException">Not exactly one open registration of the service is there.</exception>
    public static IServiceCollection TrackOpen(
        IServiceCollection services,
        Type service,
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type decorator)
    {
        ArgumentNullException.ThrowIfNull(services);
        var places = Enumerable.Range(0, services.Count).Where(i => services[i].ServiceType == service && !services[i].IsKeyedService).ToList();
        if (places.Count != 1)
        {
            throw places.Count == 0 ? Missing(service, "Track") : new InvalidOperationException($"'{service}' is registered {places.Count} times; an open generic service can be tracked where it is registered once.");
        }

        var registration = services[places[0]];
        if (registration.ImplementationType == decorator)
        {
            return services;
        }

        services[places[0]] = new ServiceDescriptor(service, decorator, registration.Lifetime);
        services.Add(new ServiceDescriptor(service, InnerKey, registration.ImplementationType!, registration.Lifetime));
        return services;
    }

    private static InvalidOperationException Missing(Type service, string method) =>
        new($"Nothing is registered for '{service}', so there is nothing to track. Call {method} after the service was added.");
}
