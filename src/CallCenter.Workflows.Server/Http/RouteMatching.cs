using System.Collections.Concurrent;
using Microsoft.AspNetCore.Routing.Template;

namespace CallCenter.Workflows.Server.Http;

/// <summary>Matches paths against route templates exactly as the framework matches its own.</summary>
internal sealed class RouteMatching(IInlineConstraintResolver constraints)
{
    private const int MostRemembered = 1000;

    private readonly ConcurrentDictionary<string, Matcher?> _matchers = new(StringComparer.Ordinal);

    /// <summary>The values of the template's parameters; null when the path does not fit.</summary>
    public ValueRecord? Match(string template, string path)
    {
        if (!template.Contains('{', StringComparison.Ordinal)) return Same(template, path) ? [] : null;
        if (_matchers.Count > MostRemembered) _matchers.Clear();
        return _matchers.GetOrAdd(template, Compile)?.Match(path);
    }

    private static bool Same(string template, string path) => template.Trim().Trim('/').Equals(path.Trim('/'), StringComparison.OrdinalIgnoreCase);

    private Matcher? Compile(string text)
    {
        try
        {
            var template = TemplateParser.Parse(text.Trim().Trim('/'));
            var defaults = new RouteValueDictionary();
            var rules = new List<(string, IRouteConstraint)>();
            foreach (var parameter in template.Parameters)
            {
                if (parameter.DefaultValue is not null) defaults[parameter.Name!] = parameter.DefaultValue;
                foreach (var rule in parameter.InlineConstraints)
                {
                    if (constraints.ResolveConstraint(rule.Constraint) is not { } constraint) return null;
                    rules.Add((parameter.Name!, parameter.IsOptional ? new Microsoft.AspNetCore.Routing.Constraints.OptionalRouteConstraint(constraint) : constraint));
                }
            }

            return new(new TemplateMatcher(template, defaults), rules);
        }
        catch (Exception exception) when (exception is ArgumentException or RouteCreationException)
        {
            return null;
        }
    }

    private sealed record Matcher(TemplateMatcher Template, List<(string Name, IRouteConstraint Rule)> Rules)
    {
        public ValueRecord? Match(string path)
        {
            var values = new RouteValueDictionary();
            if (!Template.TryMatch(new PathString("/" + path.Trim('/')), values)) return null;
            if (!Rules.TrueForAll(rule => rule.Rule.Match(null, null, rule.Name, values, RouteDirection.IncomingRequest))) return null;
            var record = new ValueRecord();
            foreach (var (name, value) in values) record[name] = value?.ToString();
            return record;
        }
    }
}
