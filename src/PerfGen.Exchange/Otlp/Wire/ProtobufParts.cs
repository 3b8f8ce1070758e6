using PerfGen.Exchange.Otlp.Model;

namespace PerfGen.Exchange.Otlp.Wire;

/// <summary>Reads what requests of all three signals have in common. The numbers are the protocol's.</summary>
internal static class ProtobufParts
{
    public delegate T ReadItem<T>(ProtobufReader item);

    /// <summary>A request: resources, in each scopes, in each items.</summary>
    public static List<OtlpGroup<T>> Groups<T>(ReadOnlySpan<byte> body, ReadItem<T> read)
    {
        var groups = new List<OtlpGroup<T>>();
        var request = new ProtobufReader(body);
        while (request.Next())
        {
            if (request.Field == 1)
            {
                Resource(request.Message(), read, groups);
            }
            else
            {
                request.Skip();
            }
        }

        return groups;
    }

    /// <summary>Adds the attribute that a key and its value are.</summary>
    public static void Attribute(ProtobufReader pair, OtlpAttributes attributes)
    {
        string? name = null;
        object? value = null;
        while (pair.Next())
        {
            switch (pair.Field)
            {
                case 1:
                    name = pair.Text();
                    break;
                case 2:
                    value = Value(pair.Message());
                    break;
                default:
                    pair.Skip();
                    break;
            }
        }

        attributes.Add(name, value);
    }

    /// <summary>A value that is one thing; null for lists, maps and bytes.</summary>
    public static object? Value(ProtobufReader any)
    {
        object? value = null;
        while (any.Next())
        {
            switch (any.Field)
            {
                case 1:
                    value = any.Text();
                    break;
                case 2:
                    value = any.Whole() != 0;
                    break;
                case 3:
                    value = any.Whole();
                    break;
                case 4:
                    value = any.Double();
                    break;
                default:
                    any.Skip();
                    break;
            }
        }

        return value;
    }

    private static void Resource<T>(ProtobufReader bytes, ReadItem<T> read, List<OtlpGroup<T>> groups)
    {
        // A resource may stand behind what belongs to it.
        var resource = new OtlpAttributes();
        while (bytes.Next())
        {
            switch (bytes.Field)
            {
                case 1:
                    Attributes(bytes.Message(), resource);
                    break;
                case 2:
                    groups.Add(Scope(bytes.Message(), read, resource));
                    break;
                default:
                    bytes.Skip();
                    break;
            }
        }
    }

    private static void Attributes(ProtobufReader resource, OtlpAttributes attributes)
    {
        while (resource.Next())
        {
            if (resource.Field == 1)
            {
                Attribute(resource.Message(), attributes);
            }
            else
            {
                resource.Skip();
            }
        }
    }

    private static OtlpGroup<T> Scope<T>(ProtobufReader bytes, ReadItem<T> read, OtlpAttributes resource)
    {
        var name = "";
        var items = new List<T>();
        while (bytes.Next())
        {
            switch (bytes.Field)
            {
                case 1:
                    name = Name(bytes.Message());
                    break;
                case 2:
                    items.Add(read(bytes.Message()));
                    break;
                default:
                    bytes.Skip();
                    break;
            }
        }

        return new OtlpGroup<T>(resource, name, items);
    }

    private static string Name(ProtobufReader scope)
    {
        var name = "";
        while (scope.Next())
        {
            if (scope.Field == 1)
            {
                name = scope.Text();
            }
            else
            {
                scope.Skip();
            }
        }

        return name;
    }
}
