using System.Reflection;
using System.Security.Cryptography;

namespace DuckDB.NET.Bindings.Tests.Contract;

public sealed class ContractTests
{
    private static readonly BindingsReferences Wanted = BindingsReferences.Of(BuildOutput.Data);

    [Fact]
    public void EveryReferenceOfDuckDbNetDataResolvesAgainstTheStandIn()
    {
        var missing = Definitions.Of(BuildOutput.Bindings).Missing(Wanted);

        Assert.True(missing.Count == 0, "DuckDB.NET.Data wants what is not there:\n" + string.Join("\n", missing));
    }

    // A newer DuckDB.NET.Data that wants less or more is looked at by a person.
    [Fact]
    public void DuckDbNetDataReferencesTheTypesAndMembersThatTheContractCounts()
    {
        Assert.Equal(57, Wanted.Types.Count);
        Assert.Equal(206, Wanted.Members.Count);
    }

    // Each case is one way in which a stand-in can be wrong; a resolver that does not notice it would prove nothing.
    [Theory]
    [InlineData("DuckDB.NET.Native.NativeMethods/Query.DuckDBColumnNmae: static String(class DuckDB.NET.Native.DuckDBResult&, Int64)")]
    [InlineData("DuckDB.NET.Native.NativeMethods/Helpers.DuckDBVectorSize: static Int64()")]
    [InlineData("DuckDB.NET.Native.NativeMethods/Helpers.DuckDBVectorSize: static UInt64(Int32)")]
    [InlineData("DuckDB.NET.Native.DuckDBDate.get_Days: static Int32()")]
    [InlineData("DuckDB.NET.Native.IDuckDBValueReader.GetValue: instance !!0 `2()")]
    public void AMemberThatIsNotThereAsAskedForIsReportedByName(string member)
    {
        var missing = Definitions.Of(BuildOutput.Bindings).Missing(new([], [.. Wanted.Members, member]));

        Assert.Equal([member], missing);
    }

    [Fact]
    public void ATypeThatIsNotThereIsReportedByName()
    {
        var missing = Definitions.Of(BuildOutput.Bindings).Missing(new([.. Wanted.Types, "DuckDB.NET.Native.DuckDBNothing"], []));

        Assert.Equal(["DuckDB.NET.Native.DuckDBNothing"], missing);
    }

    [Fact]
    public void AnAssemblyWithoutTheMembersResolvesNone()
    {
        var missing = Definitions.Of(BuildOutput.Tests).Missing(Wanted);

        Assert.Equal([.. Wanted.Types, .. Wanted.Members], missing);
    }

    [Fact]
    public void TheAssemblyHasTheIdentityThatDuckDbNetDataAsksFor()
    {
        var asked = BindingsReferences.IdentityAskedFor(BuildOutput.Data);
        var given = AssemblyName.GetAssemblyName(BuildOutput.Bindings);

        Assert.Equal(asked.Name, given.Name);
        Assert.True(given.Version >= asked.Version, $"{given.Version} is older than {asked.Version}: the runtime would refuse it.");
        Assert.Equal(Convert.ToHexString(asked.GetPublicKeyToken()!), TokenOf(given.GetPublicKey()!));
    }

    // The token is the end of the key's hash, backwards.
    private static string TokenOf(byte[] publicKey) => Convert.ToHexString([.. SHA1.HashData(publicKey)[^8..].Reverse()]);
}
