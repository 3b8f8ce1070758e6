using PerfGen.Analyzers.Tests.Harness;
using Rule = PerfGen.Analyzers.Tests.Harness.RuleTest<PerfGen.Analyzers.Coverage.DecoratorAnalyzer>;

namespace PerfGen.Analyzers.Tests.Coverage;

/// <summary>PRFG2016 and PRFG2017. What PerfGen.Hosting has stands in the source, so that the compiler needs no package here.</summary>
public sealed class DecoratorAnalyzerTests
{
    private const string Hosting = """
        using Microsoft.Extensions.DependencyInjection;
        namespace Microsoft.Extensions.DependencyInjection
        {
            public interface IServiceCollection { }
            public static class TrackServiceCollectionExtensions
            {
                public static IServiceCollection Track<TService>(this IServiceCollection services) where TService : class => services;
                public static IServiceCollection Track(this IServiceCollection services, Type openGeneric) => services;
            }
        }
        namespace PerfGen.Hosting.Generated.V1
        {
            public static class Decorators
            {
                public const string InnerKey = "k";
                public static IServiceCollection Track<TService>(IServiceCollection services, Func<TService, TService> decorate) where TService : class => services;
                public static IServiceCollection TrackOpen(IServiceCollection services, Type service, Type decorator) => services;
            }
        }
        public interface IAgent { [TrackPerformance] void Ask(); }
        public interface IOther { void Ask(); }
        public class Agent : IAgent, IOther { public void Ask() { } public int Model => 1; }

        """;

    [Fact]
    public Task ACallThatNothingStandsInForIsReported() => Rule.ReportsAsync(
        Hosting + """
        interface IFixed { int Size { get; init; } }
        class C
        {
            private interface IHidden { void Ask(); }
            void Generic<T>(IServiceCollection services) where T : class => services.{|PRFG2016:Track<T>|}();
            void M(IServiceCollection services, Type type)
            {
                services.{|PRFG2016:Track<Agent>|}();
                services.{|PRFG2016:Track|}(type);
                services.{|PRFG2016:Track<IHidden>|}();
                services.{|PRFG2016:Track<IFixed>|}();
            }
        }
        """,
        "this call of Track throws when it runs: 'T' is a type parameter; name the interface itself, where it is known",
        "this call of Track throws when it runs: 'Agent' is no interface, and only interfaces have decorators",
        "this call of Track throws when it runs: the interface has to stand there as typeof(…)",
        "this call of Track throws when it runs: 'IHidden' cannot be named in generated code; make it internal or public",
        "this call of Track throws when it runs: a class beside 'IFixed' cannot implement or call its member 'Size'");

    [Fact]
    public Task ACallThatIsReplacedIsNot() => Rule.ReportsAsync(
        Hosting + """
        class C
        {
            void M(IServiceCollection services) => services.Track<IAgent>().Track<IOther>();
            void Track<T>() { }
            void N() => Track<int>();
        }
        """);

    [Fact]
    public Task TypeTestsBehindADecoratorAreReported() => Rule.ReportsAsync(
        Hosting + """
        class C
        {
            void M(IServiceCollection services) => services.Track<IAgent>();
            int Test(IAgent agent) => agent is {|PRFG2017:Agent { Model: 1 }|} ? 1 : ({|PRFG2017:(Agent)agent|}).Model;
            bool Is(IAgent agent) => {|PRFG2017:agent is Agent|};
            int? As(IAgent agent) => ({|PRFG2017:agent as Agent|})?.Model;
            int Switch(IAgent agent) => agent switch { {|PRFG2017:Agent found|} => found.Model, _ => 0 };
        }
        """);

    [Fact]
    public Task OtherTypeTestsAreNot() => Rule.ReportsAsync(
        Hosting + """
        class C
        {
            void M(IServiceCollection services) => services.Track<IAgent>();
            bool Other(IOther other) => other is Agent;
            bool Interface(IAgent agent) => agent is IOther or null;
            bool Object(object any) => any is Agent;
            object Up(IAgent agent) => (object)agent;
        }
        """);

    [Fact, Edge("PRFG2016")]
    public Task OnlyInterfacesHaveDecorators() => Rule.EdgeAsync(
        Hosting + "class C { void M(IServiceCollection services) => services.$$(); }",
        silent: "Track<IAgent>",
        reported: "{|PRFG2016:Track<Agent>|}");

    [Fact, Edge("PRFG2017")]
    public Task AnInterfaceIsSeenThroughADecorator() => Rule.EdgeAsync(
        Hosting + "class C { void M(IServiceCollection services) => services.Track<IAgent>(); bool Is(IAgent agent) => $$; }",
        silent: "agent is IOther",
        reported: "{|PRFG2017:agent is Agent|}");
}
