using System.Text;

namespace CallCenter.Workflows.Activities.Http;

/// <summary>
/// How a request finds who waits for it. Every route becomes a key of its method and the shape of its path, in which each
/// parameter is <c>{}</c> and the rest of a path <c>{**}</c>; for a request there are only so many shapes it can have, so
/// bookmarks and triggers are found by equality and no table of routes has to be kept or built.
/// </summary>
public static class HttpRoutes
{
    /// <summary>Name of the stimulus whose key is a route.</summary>
    public const string Stimulus = "HttpEndpoint";

    /// <summary>Limits of a route, which bound the number of shapes that a request can have.</summary>
    public const int MostSegments = 12, MostParameters = 3;

    private const string OfInstance = "HttpEndpoint.Instance";
    private const string OfCorrelation = "HttpEndpoint.Correlation";
    private const string Parameter = "{}";
    private const string Rest = "{**}";

    /// <summary>Where one instance waits for a route: what a request is delivered by, so that it reaches no other.</summary>
    public static StimulusKey InInstance(string instanceId, string key) => new(OfInstance, $"{instanceId}|{key}");

    /// <summary>Where instances of one correlation id wait for a route.</summary>
    public static StimulusKey InCorrelation(string correlationId, string key) => new(OfCorrelation, $"{correlationId}|{key}");

    /// <summary>The keys of a route template; several when its last parameters are optional. Throws <see cref="ActivityFault"/> for a wrong one.</summary>
    public static IEnumerable<string> KeysOf(string template, string method)
    {
        var segments = SegmentsOf(template);
        var shapes = segments.ConvertAll(ShapeOf);
        if (shapes.Count > MostSegments || shapes.Count(IsParameter) > MostParameters) throw Fault.Of(
            $"路径“{template}”太长：最多 {MostSegments} 段，其中参数最多 {MostParameters} 个。",
            $"The path \"{template}\" is too long: at most {MostSegments} segments, {MostParameters} of them parameters, are right.", "http-path");
        CheckParameters(template, segments);
        if (shapes.IndexOf(Rest) is var rest and >= 0 && rest < shapes.Count - 1) throw Fault.Of(
            $"路径“{template}”中带 * 的参数须在最后。", $"In the path \"{template}\" the parameter with * must be the last one.", "http-path");

        yield return Key(method, shapes);
        for (var last = segments.Count - 1; last >= 0 && IsOptional(segments[last]); last--) yield return Key(method, shapes.GetRange(0, last));
    }

    /// <summary>The keys that may fit a request's path, the most definite first.</summary>
    public static IEnumerable<string> CandidatesFor(string path, string method)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var parameters = segments.Length <= MostSegments ? MostParameters : 1;
        return Shapes(segments, 0, new(method.ToUpperInvariant() + " /"), parameters);
    }

    /// <summary>Braces in pairs, each with a name of its own.</summary>
    private static void CheckParameters(string template, List<string> segments)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var segment in segments)
        {
            for (var open = segment.IndexOf('{', StringComparison.Ordinal); open >= 0; open = segment.IndexOf('{', open + 1))
            {
                var close = segment.IndexOf('}', open);
                var name = close < 0 ? "" : segment[(open + 1)..close].TrimStart('*').Split(':', '=', '?')[0];
                if (name.Length == 0 || !name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '-') || !names.Add(name)) throw Fault.Of(
                    $"路径“{template}”中的参数不正确：应如 {{id}}，且名称不重复。",
                    $"A parameter of the path \"{template}\" is not right: {{id}} is, and no name may come twice.", "http-path");
                open = close;
            }

            if (segment.Count(letter => letter == '{') != segment.Count(letter => letter == '}')) throw Fault.Of(
                $"路径“{template}”中的大括号不成对。", $"The braces of the path \"{template}\" do not come in pairs.", "http-path");
        }
    }

    private static IEnumerable<string> Shapes(string[] segments, int at, StringBuilder prefix, int parameters)
    {
        var length = prefix.Length;
        if (at == segments.Length)
        {
            yield return prefix.ToString();
        }
        else
        {
            foreach (var shape in parameters > 0 ? (string[])[segments[at].ToLowerInvariant(), Parameter] : [segments[at].ToLowerInvariant()])
            {
                Append(prefix, at, shape);
                foreach (var key in Shapes(segments, at + 1, prefix, shape == Parameter ? parameters - 1 : parameters)) yield return key;
                prefix.Length = length;
            }
        }

        if (parameters == 0) yield break;
        Append(prefix, at, Rest);
        yield return prefix.ToString();
        prefix.Length = length;
    }

    private static void Append(StringBuilder prefix, int at, string shape)
    {
        if (at > 0) prefix.Append('/');
        prefix.Append(shape);
    }

    private static string Key(string method, List<string> shapes) => $"{method.Trim().ToUpperInvariant()} /{string.Join('/', shapes)}";

    private static bool IsParameter(string shape) => shape is Parameter or Rest;

    private static string ShapeOf(string segment)
    {
        if (segment.StartsWith("{*", StringComparison.Ordinal)) return Rest;
        return segment.Contains('{', StringComparison.Ordinal) ? Parameter : segment.ToLowerInvariant();
    }

    private static bool IsOptional(string segment) =>
        segment.StartsWith('{') && !segment.StartsWith("{*", StringComparison.Ordinal)
        && (segment.EndsWith("?}", StringComparison.Ordinal) || segment.Contains('=', StringComparison.Ordinal));

    /// <summary>The segments between slashes, where slashes within braces belong to a constraint.</summary>
    private static List<string> SegmentsOf(string template)
    {
        var segments = new List<string>();
        var segment = new StringBuilder();
        var depth = 0;
        foreach (var letter in template.Trim())
        {
            depth += letter switch { '{' => 1, '}' => -1, _ => 0 };
            if (letter == '/' && depth <= 0) Take();
            else segment.Append(letter);
        }

        Take();
        return segments;

        void Take()
        {
            if (segment.Length > 0) segments.Add(segment.ToString());
            segment.Clear();
        }
    }
}
