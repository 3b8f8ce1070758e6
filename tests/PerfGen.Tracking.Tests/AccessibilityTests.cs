namespace PerfGen.Tracking.Tests;

public sealed class AccessibilityTests
{
    [Fact]
    public async Task PrivateMethodsAreRecorded()
    {
        Assert.Equal("abc1", await new Private().RunAsync());

        Assert.Equal(["Static", "Instance", "WithRef", "Async"], Recorded.Calls(typeof(Private)).Select(static call => call.Site.Method));
    }

    [Fact]
    public void PrivateMethodsOfStaticClassesAreRecorded()
    {
        Assert.Equal(3, PrivateInStatic.Run());

        Assert.Single(Recorded.Calls(typeof(PrivateInStatic)));
    }

    [Fact]
    public void AProtectedMethodThatIsOverriddenRunsTheOverride()
    {
        Assert.Equal("derived base", new Derived().Run());

        Assert.Equal(2, Recorded.Calls(typeof(Base)).Count);
    }

    [Fact]
    public void ProtectedInternalAndPrivateProtectedMethodsAreRecorded()
    {
        Assert.Equal("ab", new Derived().Mixed());

        Assert.Equal(["A", "B"], Recorded.Calls(typeof(Mixture)).Select(static call => call.Site.Method));
    }

    [Fact]
    public void AMethodThatHidesAnotherIsItself()
    {
        Hidden hidden = new Hiding();
        var hiding = new Hiding();

        Assert.Equal("hidden", hidden.Name());
        Assert.Equal("hiding", hiding.Name());
        Assert.Single(Recorded.Calls(typeof(Hidden)));
        Assert.Single(Recorded.Calls(typeof(Hiding)));
    }

    [Fact]
    public void AVirtualMethodIsRecordedUnderTheDeclarationThatIsCalled()
    {
        Animal animal = new Cat();

        Assert.Equal("meow", animal.Speak());

        Assert.Equal("M:PerfGen.Tracking.Tests.AccessibilityTests.Animal.Speak", Recorded.Call(typeof(Animal), "Speak").Site.Id);
    }

    [Fact]
    public void CallsThroughAnInterfaceThatCarriesTheAttributeAreRecorded()
    {
        IWorker worker = new Worker();
        IWorker value = new WorkerStruct();

        Assert.Equal("worked", worker.Work());
        Assert.Equal("struct", value.Work());
        Assert.Equal("default", worker.Default());
        Assert.Equal(3, Recorded.Calls(typeof(IWorker)).Count);
    }

    internal sealed class Private
    {
        public async Task<string> RunAsync()
        {
            var count = 0;
            var text = Static("a") + Instance("b") + await AsyncAfter(WithRef(ref count));
            return text + count;
        }

        private Task<string> AsyncAfter(int ignored) => Async("c");

        [TrackPerformance]
        private static string Static(string text) => text;

        [TrackPerformance]
        private string Instance(string text) => text;

        [TrackPerformance]
        private int WithRef(ref int count) => ++count;

        [TrackPerformance]
        private async Task<string> Async(string text)
        {
            await Task.Yield();
            return text;
        }
    }

    internal static class PrivateInStatic
    {
        public static int Run() => Add(1, 2);

        [TrackPerformance]
        private static int Add(int left, int right) => left + right;
    }

    internal class Mixture
    {
        [TrackPerformance]
        protected internal string A() => "a";

        [TrackPerformance]
        private protected string B() => "b";
    }

    internal class Base : Mixture
    {
        public string Run() => Overridden() + " " + NotVirtual();

        [TrackPerformance]
        protected virtual string Overridden() => "base";

        [TrackPerformance]
        protected string NotVirtual() => "base";
    }

    internal sealed class Derived : Base
    {
        public string Mixed() => A() + B();

        protected override string Overridden() => "derived";
    }

    internal class Hidden
    {
        [TrackPerformance]
        public string Name() => "hidden";
    }

    internal sealed class Hiding : Hidden
    {
        [TrackPerformance]
        public new string Name() => "hiding";
    }

    internal class Animal
    {
        [TrackPerformance]
        public virtual string Speak() => "";
    }

    internal sealed class Cat : Animal
    {
        public override string Speak() => "meow";
    }

    internal interface IWorker
    {
        [TrackPerformance]
        string Work();

        [TrackPerformance]
        string Default() => "default";
    }

    private sealed class Worker : IWorker
    {
        public string Work() => "worked";
    }

    private struct WorkerStruct : IWorker
    {
        readonly string IWorker.Work() => "struct";
    }
}
