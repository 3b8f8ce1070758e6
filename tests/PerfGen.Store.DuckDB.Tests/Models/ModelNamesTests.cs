using PerfGen.Store.DuckDB.Models;

namespace PerfGen.Store.DuckDB.Tests.Models;

public sealed class ModelNamesTests
{
    [Theory]
    [InlineData("GLM-4.6", "glm-4.6")]
    [InlineData("GLM 4.6", "glm-4.6")]
    [InlineData("glm-4-6", "glm-4.6")]
    [InlineData("zai/GLM-4.6", "glm-4.6")]
    [InlineData("Claude Sonnet 4.5", "claude-sonnet-4-5")]
    [InlineData("claude-sonnet-4.5", "claude-sonnet-4-5")]
    [InlineData("claude-sonnet-4-5-20250929", "claude-sonnet-4-5")]
    [InlineData("claude-sonnet-4-5-20250929[1m]", "claude-sonnet-4-5")]
    [InlineData("claude-4-5-sonnet", "claude-sonnet-4-5")]
    [InlineData("us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5")]
    [InlineData("claude-opus-4-1@20250805", "claude-opus-4-1")]
    [InlineData("anthropic/claude-3-5-haiku-latest", "claude-3-5-haiku")]
    [InlineData("claude-3-5-haiku-20241022", "claude-3-5-haiku")]
    [InlineData("gpt-4o-2024-08-06", "gpt-4o")]
    [InlineData("gpt-4o-2024-05-13", "gpt-4o-2024-05-13")]
    [InlineData("GPT-4o", "gpt-4o")]
    [InlineData("openai/gpt-5", "gpt-5")]
    [InlineData("models/gemini-2.5-pro", "gemini-2.5-pro")]
    [InlineData("o3", "o3")]
    public void AKnownModelHasOneName(string said, string name) => Assert.Equal(name, Pricing.BuiltIn.Models.Normal(said));

    [Theory]
    [InlineData("GLM 9", "glm-9")]
    [InlineData("Claude Fable 12", "claude-fable-12")]
    [InlineData("Our Own Model", "Our Own Model")]
    [InlineData(" my-model ", "my-model")]
    [InlineData("glmish", "glmish")]
    public void OneThatIsNotKnownIsWrittenInOneWayWhereItsFamilyIsAndStaysAsItWasSaidWhereNot(string said, string name) =>
        Assert.Equal(name, Pricing.BuiltIn.Models.Normal(said));

    [Theory]
    [InlineData(null)]
    [InlineData("unknown")]
    [InlineData("Unknown")]
    [InlineData("<synthetic>")]
    [InlineData("none")]
    public void AWordForNobodyKnowsIsUnknown(string? said) => Assert.Null(Pricing.BuiltIn.Models.Normal(said));

    [Fact]
    public void ANameOfTheListIsItsOwnName() =>
        Assert.All(Pricing.BuiltIn.Table.All, static price => Assert.Equal(price.Model, Pricing.BuiltIn.Models.Normal(price.Model)));

    [Theory]
    [InlineData("Claude Code", "claude-code")]
    [InlineData("claude", "claude-code")]
    [InlineData("gemini", "gemini-cli")]
    [InlineData("copilot-cli", "copilot")]
    [InlineData("my tool", "my tool")]
    public void AToolHasOneName(string said, string name) => Assert.Equal(name, CliNames.Normal(said));
}
