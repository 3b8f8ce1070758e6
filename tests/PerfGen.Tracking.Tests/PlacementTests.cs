using System.Text;
using PerfGen;
using PerfGen.Runtime.Generated.V1;
using PerfGen.Tracking.Tests;

[assembly: TrackPerformance(typeof(StringBuilder), nameof(StringBuilder.EnsureCapacity), Agent = "assembly")]
[assembly: TrackPerformance(typeof(PlacementTests.NamedByAssembly), "Re*", Accessibility = MethodAccessibility.Public | MethodAccessibility.Internal)]

namespace PerfGen.Tracking.Tests;

/// <summary>Where the attribute may sit, and what it means there.</summary>
public sealed partial class PlacementTests
{
    [Fact]
    public void WhatTwoAssembliesSayOfOneMethodIsKeptApart()
    {
        Site Described(string? agent, string metric = "shared_time") => new(assembly: "Shared", id: "M:Shared.Run", type: "Shared", method: "Run", metric, agent);
        foreach (var site in new[] { Described("first"), Described("second"), Described(null), Described("first"), Described("first", "other_time") })
        {
            Recorder.Enter(site).Exit();
        }

        Assert.Equal(
            [("first", "shared_time"), ("second", "shared_time"), (null, "shared_time"), ("first", "shared_time"), ("first", "other_time")],
            Recorded.Calls("Shared").Select(static call => (call.Site.Agent, call.Site.Metric)));
    }

    [Fact]
    public void OnAClassItMeansThePublicMethodsThatTheClassDeclares()
    {
        var target = new OnClass();

        target.One();
        target.Out();
        target.ToString();
        target.Shared();
        target.Partial();
        OnClass.Run();

        Assert.Equal(["One", "Partial", "Run"], Methods(typeof(OnClass)));
        Assert.Empty(Recorded.Calls(typeof(Plain)));
        Assert.Equal("one_time", Recorded.Call(typeof(OnClass), "One").Site.Metric);
        Assert.Equal("class", Recorded.Call(typeof(OnClass), "One").Site.Agent);
    }

    [Fact]
    public void TheMethodsWordCountsBeforeTheTypes()
    {
        new Merged().Own();
        new Merged().Other();

        var own = Recorded.Call(typeof(Merged), "Own").Site;
        Assert.Equal(("own_time", "class", "method"), (own.Metric, own.Agent, own.TaskType));
        var other = Recorded.Call(typeof(Merged), "Other").Site;
        Assert.Equal(("other_time", "class", "class"), (other.Metric, other.Agent, other.TaskType));
    }

    [Fact]
    public void AccessibilityAndNamesChooseAmongTheMethods()
    {
        new Chosen().RunAll();

        Assert.Equal(["GetInternal", "GetPrivate", "GetPublic"], Methods(typeof(Chosen)));
    }

    [Fact]
    public void ATypeThatIsTakenOutKeepsTheMethodsThatAskForThemselves()
    {
        new TakenOut().Asks();
        new TakenOut().DoesNotAsk();

        Assert.Equal(["Asks"], Methods(typeof(TakenOut)));
    }

    [Fact]
    public void OnAStructTheReceiverKeepsWhatTheCallChanges()
    {
        var target = default(OnStruct);

        target.Add(2);
        target.Add(3);

        Assert.Equal(5, target.Sum);
        Assert.Equal(2, Recorded.Calls(typeof(OnStruct)).Count);
    }

    [Fact]
    public void OnAnInterfaceItMeansEveryImplementationHoweverItIsCalled()
    {
        IService service = new Service();

        service.Serve();
        new Service().Serve();
        new Service().NotOfTheInterface();
        service.Default();
        service.Out();

        Assert.Equal(["Default", "Serve"], Methods(typeof(IService)));
        Assert.Equal(["Serve"], Methods(typeof(Service)));
        Assert.Equal("interface", Recorded.Call(typeof(Service), "Serve").Site.Agent);
    }

    [Fact]
    public void OnAMethodOfAnInterfaceItMeansTheMethodsThatImplementIt()
    {
        new Member().Serve();
        new Member().Explicit();
        ((IMember)new Member()).Explicit();

        Assert.Equal(["Serve"], Methods(typeof(Member)));
        Assert.Equal("named_time", Recorded.Call(typeof(Member), "Serve").Site.Metric);
        Assert.Equal(["Explicit"], Methods(typeof(IMember)));
    }

    [Fact]
    public void AnOverrideIsTrackedWhereTheAttributeIsInherited()
    {
        new Derived().Inherited();
        new Derived().NotInherited();
        new DerivedOfClass().Added();

        Assert.Equal(["Inherited"], Methods(typeof(Derived)));
        Assert.Equal(["Added"], Methods(typeof(DerivedOfClass)));
    }

    [Fact]
    public void OnTheAssemblyItTracksCallsIntoCodeThatIsNotOurs()
    {
        new StringBuilder().EnsureCapacity(100);
        new StringBuilder().Append('x');

        var call = Assert.Single(Recorded.Calls("System.Text.StringBuilder"));
        Assert.Equal(("EnsureCapacity", "assembly", "ensure_capacity_time"), (call.Site.Method, call.Site.Agent, call.Site.Metric));
    }

    [Fact]
    public void OnTheAssemblyItNamesMethodsByPatterns()
    {
        new NamedByAssembly().Read();
        new NamedByAssembly().Reset();
        new NamedByAssembly().Write();

        Assert.Equal(["Read", "Reset"], Methods(typeof(NamedByAssembly)));
    }

    [Fact]
    public void CallsInsideOfWhatIsOptedOutAreLeftAsTheyAre()
    {
        OptedOut.Caller();
        OptedOut.Target();

        Assert.Single(Recorded.Calls(typeof(OptedOut), nameof(OptedOut.Target)));
    }

    private static IEnumerable<string> Methods(Type type) => Recorded.Calls(type).Select(static call => call.Site.Method).Order(StringComparer.Ordinal);

    [TrackPerformance(Agent = "class")]
    internal sealed partial class OnClass : Plain
    {
        public static void Run() => new OnClass().Private();

        public int One() => 1;

        [DoNotTrack]
        public int Out() => 1;

        public partial int Partial();

        public override string ToString() => "text";

        private int PartialCore() => Internal();

        private int Private() => 1;

        internal int Internal() => 1;
    }

    internal class Plain
    {
        public int Shared() => 1;
    }

    [TrackPerformance("ignored_time", Agent = "class", TaskType = "class")]
    internal sealed class Merged
    {
        [TrackPerformance("own_time", TaskType = "method")]
        public int Own() => 1;

        public int Other() => 1;
    }

    [TrackPerformance(Accessibility = MethodAccessibility.All, Include = "Get*; Set?", Exclude = "*Secret")]
    internal sealed class Chosen
    {
        public void RunAll()
        {
            GetPublic();
            GetInternal();
            GetPrivate();
            GetSecret();
            Other();
            Setting();
        }

        public int GetPublic() => 1;

        public int GetSecret() => 1;

        public int Other() => 1;

        public int Setting() => 1;

        internal int GetInternal() => 1;

        private int GetPrivate() => 1;
    }

    [TrackPerformance]
    [DoNotTrack]
    internal sealed class TakenOut
    {
        [TrackPerformance]
        public int Asks() => 1;

        public int DoesNotAsk() => 1;
    }

    [TrackPerformance]
    internal struct OnStruct
    {
        public int Sum { get; private set; }

        public void Add(int number) => Sum += number;
    }

    [TrackPerformance(Agent = "interface")]
    internal interface IService
    {
        void Serve();

        int Default() => 1;

        [DoNotTrack]
        void Out();
    }

    internal sealed class Service : IService
    {
        public void Serve()
        {
        }

        public void Out()
        {
        }

        public void NotOfTheInterface()
        {
        }
    }

    internal interface IMember
    {
        [TrackPerformance("named_time")]
        void Serve();

        [TrackPerformance]
        void Explicit();
    }

    internal sealed class Member : IMember
    {
        public void Serve()
        {
        }

        public void Explicit()
        {
        }

        void IMember.Explicit()
        {
        }
    }

    internal class Base
    {
        [TrackPerformance(Inherited = true)]
        public virtual int Inherited() => 1;

        [TrackPerformance]
        public virtual int NotInherited() => 1;
    }

    internal sealed class Derived : Base
    {
        public override int Inherited() => 2;

        public override int NotInherited() => 2;
    }

    [TrackPerformance(Inherited = true)]
    internal class BaseOfClass;

    internal sealed class DerivedOfClass : BaseOfClass
    {
        public int Added() => 1;
    }

    internal sealed class NamedByAssembly
    {
        public int Read() => 1;

        public int Write() => 1;

        internal int Reset() => 1;
    }

    internal static class OptedOut
    {
        [DoNotTrack(CallsInside = true)]
        public static int Caller()
        {
            Func<int> inside = static () => Target();
            return Target() + inside();
        }

        [TrackPerformance]
        public static int Target() => 1;
    }
}
