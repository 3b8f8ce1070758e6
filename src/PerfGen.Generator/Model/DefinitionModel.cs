namespace PerfGen.Generator.Model;

/// <summary>A partial method that records its own calls.</summary>
/// <param name="Type">The type that declares it.</param>
/// <param name="Namespace">Its namespace; empty for none.</param>
/// <param name="Declarations">The type's declarations, outermost first: <c>partial class Orders</c>; <c>unsafe</c> where the method needs it and has it from there.</param>
/// <param name="Modifiers">The method's modifiers, each followed by a blank.</param>
/// <param name="Receiver">What it is called on.</param>
/// <param name="IsExtension">Its first parameter is marked <c>this</c>.</param>
/// <param name="HasParams">Its last parameter is marked <c>params</c>.</param>
/// <param name="CoreName">The method that holds the user's body.</param>
/// <param name="CanRecord">Its end is seen; else it is handed on without being recorded.</param>
/// <param name="Slots">Tracked methods that it overrides or implements.</param>
/// <param name="OwnAttributes">Attributes that stand on the user's part already and must not be written twice.</param>
/// <param name="Signature">Its name, parameters and result.</param>
/// <param name="Constraints">Of its type parameters, each after a blank.</param>
/// <param name="Recording">What is recorded.</param>
internal sealed record DefinitionModel(
    TypeModel Type,
    string Namespace,
    EquatableArray<string> Declarations,
    string Modifiers,
    Receiver Receiver,
    bool IsExtension,
    bool HasParams,
    string CoreName,
    bool CanRecord,
    EquatableArray<SlotModel> Slots,
    EquatableArray<string> OwnAttributes,
    SignatureModel Signature,
    string Constraints,
    RecordingModel Recording);

/// <summary>What becomes one file: the partial methods of one type.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Methods">The methods, ordered by documentation id.</param>
internal sealed record TypeDefinitionsModel(string HintName, EquatableArray<DefinitionModel> Methods);
