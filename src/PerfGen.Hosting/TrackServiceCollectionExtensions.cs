using PerfGen;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Records the calls of services that are registered for an interface, whoever makes them.</summary>
/// <remarks>A call is replaced once: these are, by what registers the decorator, and are never tracked themselves.</remarks>
public static class TrackServiceCollectionExtensions
{
    /// <summary>
    /// Wraps every registration of <typeparamref name="TService"/>, keyed or not, in a decorator that records its calls: <c>services.Track&lt;IAgent&gt;()</c>, after the service was added.
    /// Lifetimes and keys stay; a service is disposed once, when it would have been.
    /// </summary>
    /// <remarks>
    /// The decorator is written at build time in the project that makes this call. What is resolved is the decorator: a type test for the class behind it fails.
    /// </remarks>
    /// <param name="services">The registrations.</param>
    /// <typeparam name="TService">An interface, named itself: not a type parameter.</typeparam>
    /// <returns>The same registrations.</returns>
    /// <exception cref="InvalidOperationException">The call was not replaced at build time, or nothing is registered for the interface.</exception>
    [DoNotTrack]
    public static IServiceCollection Track<TService>(this IServiceCollection services)
        where TService : class =>
        throw NotReplaced(typeof(TService));

    /// <summary>As <see cref="Track{TService}"/>, for the registration of an open generic interface: <c>services.Track(typeof(IStore&lt;&gt;))</c>.</summary>
    /// <param name="services">The registrations.</param>
    /// <param name="openGeneric">The interface, as <c>typeof</c> where the call stands.</param>
    /// <returns>The same registrations.</returns>
    /// <exception cref="InvalidOperationException">The call was not replaced at build time, or not exactly one open registration of the interface is there.</exception>
    [DoNotTrack]
    public static IServiceCollection Track(this IServiceCollection services, Type openGeneric) => throw NotReplaced(openGeneric);

    private static InvalidOperationException NotReplaced(Type? service) => new(
        $"The calls of '{service}' would not be recorded, because Track was not replaced when this project was built. Reference the package PerfGen in the project that calls it, name the interface itself "
        + "there (not a type parameter, and an open generic one by typeof), and let generated code of the project see the interface and all of its members.");
}
