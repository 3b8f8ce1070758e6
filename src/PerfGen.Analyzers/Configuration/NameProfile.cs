namespace PerfGen.Analyzers.Configuration;

/// <summary>The vocabulary that names and units follow.</summary>
internal enum NameProfile
{
    /// <summary>The default: snake_case, no units in names, units by their words.</summary>
    PerfGen,

    /// <summary>OpenTelemetry's conventions: namespaces with dots, UCUM codes, no <c>total</c>.</summary>
    OTel,

    /// <summary>Prometheus' conventions: snake_case with the unit in the name, <c>_total</c> on counters.</summary>
    Prometheus,
}
