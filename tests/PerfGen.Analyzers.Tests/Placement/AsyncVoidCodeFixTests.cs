using Fix = PerfGen.Analyzers.Tests.Harness.FixTest<
    PerfGen.Analyzers.Placement.UntrackableMethodAnalyzer,
    PerfGen.CodeFixes.Placement.AsyncVoidCodeFix>;

namespace PerfGen.Analyzers.Tests.Placement;

public sealed class AsyncVoidCodeFixTests
{
    [Fact]
    public Task TheBodyMovesAndReturnsATask() => Fix.FixesAsync(
        "Track inside the method",
        """
        class Form
        {
            [TrackPerformance]
            private async void {|PRFG1005:OnClick|}(object sender, EventArgs e)
            {
                await Task.Yield();
            }
        }
        """,
        """
        partial class Form
        {
            [TrackPerformance]
            private partial void OnClick(object sender, EventArgs e);

            private async Task OnClickCore(object sender, EventArgs e)
            {
                await Task.Yield();
            }
        }
        """);

    [Fact]
    public Task ABodyThatIsThereReturnsATask() => Fix.FixesAsync(
        "Let 'FireCore' return a Task",
        """
        partial class C
        {
            [TrackPerformance] private partial void {|PRFG1005:Fire|}(int count);
            private async void FireCore(int count) => await Task.Yield();
        }
        """,
        """
        partial class C
        {
            [TrackPerformance] private partial void Fire(int count);
            private async Task FireCore(int count) => await Task.Yield();
        }
        """);
}
