namespace PerfGen.Tracking.Tests.Table;

/// <summary>
/// What has to be handled, shape by shape, as the specification of interception lists it: the table has at least one line for each of these. A shape that is added
/// here without a line there fails, and so does a line that names a shape which is not here.
/// </summary>
internal static class ShapeList
{
    /// <summary>One line each: an id that stays, and what it stands for.</summary>
    private const string Text = """
        naive:base                     a base call through a wrapper recurses for ever
        naive:struct                   a constrained struct receiver loses its changes
        naive:expression               an expression tree contains the interceptor
        naive:sync-throw               an async wrapper turns a synchronous throw into a faulted task
        naive:async-local              an AsyncLocal that an async iterator's wrapper sets is gone after the first yield
        naive:iterator                 an iterator is timed before its body runs

        call:plain                     instance, static, this.M, unqualified, ?.M, p->M
        call:lambda                    in a lambda, an interpolation, a field initializer, an argument of a constructor initializer
        call:line                      under #line
        call:extension                 extension method, reduced and not
        call:block                     member of an extension block, instance and static
        call:interface                 interface member
        call:default-interface         default interface method
        call:explicit                  explicit implementation, through the interface
        call:generic                   generic method, type, both; constraints, specialisation, anonymous type argument, allows ref struct
        call:derived                   receiver typed as a derived override
        call:protected                 protected member called from a derived type
        call:private                   private member, also generic of a generic type
        call:unnameable                private or file-local type in receiver or signature
        call:struct                    struct receiver, variable or value; ref struct receiver
        call:readonly                  readonly struct, readonly method
        call:constrained               constrained T t; t.M()
        call:static-abstract           T.M() of a static abstract member
        call:base                      base.M()
        call:expression                inside Expression<>
        call:by-reference              ref, in, out, ref readonly; ref return, ref readonly return; out _
        call:span                      Span parameters and results
        call:pointer                   pointers, parameters of function pointer types
        call:handler                   interpolated string handler by ref
        call:scoped                    scoped Span, params ReadOnlySpan<T>
        call:optional                  optional and named arguments
        call:params                    params T[]
        call:caller-info               caller information
        call:nullable                  nullable annotations
        call:tuple-names               tuple names and dynamic that differ
        call:does-not-return           [DoesNotReturn]
        call:obsolete                  [Obsolete] target
        call:delegate                  delegate call, f.Invoke
        call:local-function            local function
        call:function-pointer          function pointer call
        call:nameof                    nameof(M)
        call:dynamic                   dynamic receiver, dynamic argument
        call:conditional               [Conditional] that is removed
        call:partial-void              unimplemented partial void
        call:implicit                  accessor, constructor, operator, conversion, collection initializer, foreach, using, await, Deconstruct, query
        call:method-group              method group, &M
        call:if                        disabled #if code
        call:no-namespace              without InterceptorsNamespaces
        call:two-products              two interceptors on one call
        call:other-generator           call inside another generator's output, or that depends on it
        call:elsewhere                 call in another assembly, another language, by reflection, a proxy, a framework's delegate

        declaration:sync               synchronous, with or without a value
        declaration:exceptions         exception type, stack, filter order
        declaration:task               Task, Task<T>, async or not
        declaration:task-completed     a task that has completed on return is returned itself
        declaration:task-throws        a synchronous throw stays one
        declaration:task-ends          Canceled is not Faulted, exceptions are not wrapped
        declaration:task-null          a null task is tolerated
        declaration:value-task         ValueTask, ValueTask<T>: consumed once
        declaration:awaitable          custom awaitable, task-like, ConfiguredTaskAwaitable
        declaration:lazy               Lazy<Task>, and what is timed at its creation only
        declaration:stream             IAsyncEnumerable<T>, IAsyncEnumerator<T>: one record per enumeration, none where nobody reads, two for two
        declaration:stream-left        disposed, abandoned, cancelled
        declaration:stream-token       [EnumeratorCancellation] and WithCancellation
        declaration:stream-context     the ambient context in every MoveNextAsync
        declaration:stream-items       first item, gaps, count; no buffering
        declaration:iterator           IEnumerable<T>, IEnumerator<T> of an iterator
        declaration:sequence           IEnumerable<T> of a method that is no iterator
        declaration:async-void         async void, both forms; its exception goes to the SynchronizationContext
        declaration:by-reference       ref returns, ref/in/out/ref readonly parameters
        declaration:span               Span and ref struct parameters and results, scoped, params ReadOnlySpan, [UnscopedRef]
        declaration:ref-like-capture   capture of an argument that is ref-like
        declaration:pointer            pointers, function pointers, unsafe, stackalloc arguments
        declaration:no-unsafe          without AllowUnsafeBlocks
        declaration:generic            generic method and type
        declaration:constraints        every constraint
        declaration:variance           variance of interfaces and delegates
        declaration:nested             nested generic types, names of other namespaces
        declaration:static             static, instance
        declaration:extension          extension (this)
        declaration:block              extension block, instance and static
        declaration:local              local functions, lambdas, anonymous methods
        declaration:partial            partial method
        declaration:partial-others     partial property, constructor, event
        declaration:interface          interface member with or without a body; the attribute on the interface
        declaration:static-abstract    static virtual, static abstract
        declaration:explicit           explicit interface implementation
        declaration:abstract           abstract
        declaration:virtual            virtual: that body only
        declaration:override           override whose base alone has the attribute
        declaration:hiding             new-hiding, covariant return, sealed override
        declaration:struct             methods of structs, readonly structs, records, record structs, ref structs
        declaration:record             what records synthesise, declared by the user
        declaration:no-method          constructor, static constructor, finalizer, property, indexer, event, operator, conversion
        declaration:main               top-level statements, Main
        declaration:extern             extern, P/Invoke, InternalCall
        declaration:library-import     [LibraryImport]
        declaration:com                COM
        declaration:unmanaged          [UnmanagedCallersOnly]
        declaration:method-impl        [MethodImpl(Synchronized/AggressiveInlining/NoInlining)], [AsyncMethodBuilder]
        declaration:inlining           inlining that is lost is said
        declaration:null-attributes    [MemberNotNull], [NotNullWhen], [MaybeNull], [return:], oblivious to null
        declaration:obsolete           [Obsolete]
        declaration:experimental       [Experimental]
        declaration:requires           [RequiresUnreferencedCode], [RequiresDynamicCode], [RequiresAssemblyFiles]
        declaration:platform           [SupportedOSPlatform]
        declaration:preview            [RequiresPreviewFeatures]
        declaration:own-warning        the user's own warning at the call is not hidden
        declaration:conditional        [Conditional]
        declaration:caller-info        caller information of the real caller
        declaration:optional           optional parameters (constants, default, decimal, DateTime), params
        declaration:order              order of named arguments and of their evaluation
        declaration:token              CancellationToken parameter
        declaration:names              keyword, unicode, overloads, more than 16 parameters, nint, file types, global namespace, nested in generic
        declaration:recursion          recursion, re-entrancy, mutual recursion
        declaration:before-main        called before Main: module and static initializers
        declaration:shutdown           called while the process ends
        declaration:twice              tracked by two mechanisms

        site:direct                    direct
        site:conditional-access        ?.
        site:suppression               !.
        site:arrow                     ->
        site:base                      base.
        site:this                      this., unqualified
        site:derived                   via a derived type
        site:interface                 via an interface
        site:constrained               via a constrained T
        site:static-abstract           static abstract T.M
        site:dynamic                   via dynamic
        site:method-group              method group and conversion to a delegate: LINQ, events, tools, Task.Run, new Thread, Lazy
        site:address                   &M
        site:nameof                    nameof
        site:expression                inside an expression tree
        site:query                     query syntax
        site:foreach                   foreach, await foreach
        site:using                     using, await using
        site:await                     the awaiter of await
        site:collection                collection initializer, collection expression, spread, builder
        site:deconstruction            deconstruction
        site:handler                   interpolated string handler
        site:conversion                implicit conversions and operators
        site:object-initializer        object initializer
        site:attribute                 arguments of attributes, default values of parameters
        site:constructor-initializer   constructor initializer
        site:field-initializer         field initializer
        site:static-lambda             static lambda
        site:guard                     guard and pattern of a switch
        site:iterator                  inside an iterator
        site:top-level                 top-level statements
        site:razor                     Razor and other generated code
        site:if                        inactive #if
        site:assembly                  another assembly, as source or binary
        site:friends                   InternalsVisibleTo
        site:reflection                reflection, MethodInfo.Invoke
        site:proxies                   proxies of dependency injection
        site:mocking                   mocking
        site:generators                source-generated JSON, regex and others
        site:tests                     methods that a test framework calls
        site:frameworks                MVC, gRPC, SignalR, Orleans, MCP, kernel functions

        also:tail                      tail position: depth of the stack
        also:recursion                 cost of deep recursion
        also:skip-locals               [SkipLocalsInit]
        also:lock                      lock
        also:goto                      goto
        also:checked                   checked
        also:deterministic             deterministic builds
        also:paths                     path map
        also:emitted                   EmitCompilerGeneratedFiles
        also:hot-reload                hot reload
        also:source-link               SourceLink and debugging
        also:coverage                  tools for code coverage
        also:format                    dotnet format

        failure:1                      the user's result, exception and task are unchanged
        failure:2                      no exception of the recorder escapes
        failure:3                      a recorder that is full drops, and counts
        failure:4                      a store that is locked or corrupt, a disk that is full: quiet, never blocking, never printing
        failure:5                      a fault of the generator leaves the call and says so
        failure:6                      a killed process loses nothing that was committed

        design:1                       what is never intercepted
        design:2                       the receiver's type and how it is passed; signatures repeated; accessors
        design:3                       the attribute found through base, interface and implementation
        design:4                       the partial form, by a fix
        design:5                       a pipeline of plain data; an edit elsewhere does nothing
        design:6                       the oldest SDK and language
        design:7                       switches: run time, trimming, build
        design:8                       the package: targets, report, a page for each rule
        """;

    /// <summary>The ids, in order.</summary>
    public static IReadOnlyList<string> Ids { get; } =
        [.. Text.Split('\n').Where(static line => line.Length > 0).Select(static line => line.Split(' ', 2)[0])];

    /// <summary>Shapes that no line of a table with an entry names.</summary>
    public static IEnumerable<string> Missing(IEnumerable<TableLine> lines) =>
        Ids.Except(lines.Where(static line => line.Entries.Length > 0).SelectMany(static line => line.Shapes), StringComparer.Ordinal);

    /// <summary>What lines name that is no shape of this list.</summary>
    public static IEnumerable<string> Unknown(IEnumerable<TableLine> lines) => lines.SelectMany(static line => line.Shapes).Except(Ids, StringComparer.Ordinal);
}
