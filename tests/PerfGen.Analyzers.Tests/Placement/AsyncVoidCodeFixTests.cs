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

    [Fact]
    public Task AllBodiesReturnTasks() => Fix.FixesAllAsync(
        "Let 'FireCore' return a Task",
        """
        partial class C
        {
            [TrackPerformance] private partial void {|PRFG1005:Fire|}(int count);
            private async void FireCore(int count) => await Task.Yield();
            [TrackPerformance] private partial void {|PRFG1005:Stop|}();
            private async void StopCore() => await Task.Yield();
        }
        """,
        """
        partial class C
        {
            [TrackPerformance] private partial void Fire(int count);
            private async Task FireCore(int count) => await Task.Yield();
            [TrackPerformance] private partial void Stop();
            private async Task StopCore() => await Task.Yield();
        }
        """);

    [Fact]
    public Task AllBodiesMove() => Fix.FixesAllAsync(
        "Track inside the method",
        """
        class Form
        {
            [TrackPerformance] private async void {|PRFG1005:OnClick|}() => await Task.Yield();
            [TrackPerformance] private async void {|PRFG1005:OnKey|}() => await Task.Yield();
        }
        """,
        """
        partial class Form
        {
            [TrackPerformance] private partial void OnClick();

            private async Task OnClickCore() => await Task.Yield();
            [TrackPerformance] private partial void OnKey();

            private async Task OnKeyCore() => await Task.Yield();
        }
        """);
}
