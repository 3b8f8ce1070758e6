namespace PerfGen.Generator.Model;

/// <summary>One call that is tracked where it stands.</summary>
/// <param name="Target">What is called; equal for all calls that one interceptor can serve.</param>
/// <param name="Location">Where the call stands.</param>
internal sealed record CallModel(TargetModel Target, LocationModel Location);

/// <summary>The calls in one file that are tracked where they stand.</summary>
/// <param name="Path">The file, as the compiler was given it.</param>
/// <param name="Calls">Its calls, in order.</param>
internal sealed record FileCallsModel(string Path, EquatableArray<CallModel> Calls);

/// <summary>Where a call stands.</summary>
/// <param name="Version">Version of the compiler's encoding of <paramref name="Data"/>.</param>
/// <param name="Data">The compiler's name for the place: a hash of the file's content, and a position.</param>
/// <param name="Path">The file, as the compiler was given it. Never emitted as it is.</param>
/// <param name="Line">Line of the method's name, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
internal sealed record LocationModel(int Version, string Data, string Path, int Line, int Column);

/// <summary>A method that calls are intercepted on, and the calls.</summary>
/// <param name="Target">The method.</param>
/// <param name="Locations">The calls, in order of file and place.</param>
internal sealed record InterceptorModel(TargetModel Target, EquatableArray<LocationModel> Locations);

/// <summary>The calls of one type's methods.</summary>
/// <param name="Type">The type.</param>
/// <param name="Interceptors">Its methods, ordered by documentation id.</param>
internal sealed record TypeCallsModel(TypeModel Type, EquatableArray<InterceptorModel> Interceptors);

/// <summary>What becomes one file: the calls of one type's methods, or of all types of a namespace.</summary>
/// <param name="HintName">The file's name.</param>
/// <param name="Title">What it holds the calls of, as people write it.</param>
/// <param name="Types">The types, ordered by name.</param>
internal sealed record CallsFileModel(string HintName, string Title, EquatableArray<TypeCallsModel> Types);
