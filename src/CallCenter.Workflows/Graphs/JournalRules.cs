using System.Text.RegularExpressions;
using CallCenter.Workflows.Activities;
using CallCenter.Workflows.Expressions;
using CallCenter.Workflows.Instances;

namespace CallCenter.Workflows.Graphs;

/// <summary>
/// What the journal keeps of an activity's inputs and outputs: Elsa's log persistence, set for one value, else for the
/// activity, else for the definition, else by the server. A sensitive input is masked whatever is set. Elsa's setting for
/// internal state has no effect: no internal state is journalled.
/// </summary>
internal sealed partial class JournalRules
{
    private const string Config = "logPersistenceConfig";
    private const string Legacy = "logPersistenceMode";

    private readonly JournalRule[] _inputs;
    private readonly Dictionary<string, JournalRule> _outputs;

    private JournalRules(JournalRule[] inputs, Dictionary<string, JournalRule> outputs) => (_inputs, _outputs) = (inputs, outputs);

    /// <summary>Null when all is kept, as mostly.</summary>
    public static JournalRules? Of(NodeCompiler compiler)
    {
        if (compiler.Node.Type is not { } type) return null;
        var custom = compiler.Node.Definition.CustomProperties;
        if (compiler.Graph.Defaults.KeepsValues && !IsSet(custom) && !IsSet(compiler.Graph.Definition.CustomProperties) && !type.HasSensitiveInputs) return null;
        var server = new JournalRule(compiler.Graph.Defaults.KeepsValues);
        var definition = Default(compiler, compiler.Graph.Definition.CustomProperties, server, server);
        var activity = Default(compiler, custom, definition, server);
        var inputs = type.Inputs.Select(input => Value("inputs", input.JsonName)).ToArray();
        var outputs = type.Outputs.ToDictionary(output => output.Name, output => Value("outputs", output.JsonName), StringComparer.Ordinal);
        var keepsAll = inputs.Concat(outputs.Values).All(rule => rule.IsAlways) && !type.HasSensitiveInputs;
        return keepsAll ? null : new(inputs, outputs);

        JournalRule Value(string section, string name) =>
            custom[Config][section][name] is { IsNothing: false } config ? Read(compiler, config, activity, server) : Mode(custom[Legacy][section][name], activity);
    }

    public Value[]? Inputs(Step step, Execution execution)
    {
        if (execution.Inputs is not { } values) return null;
        var kept = new Value[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            if (i < _inputs.Length && !_inputs[i].Keeps(step, execution)) continue;
            kept[i] = i < execution.Node.Inputs.Length && execution.Node.Inputs[i].Type.IsSensitive && !values[i].IsNothing ? SensitiveText.Mask : values[i];
        }

        return kept;
    }

    public ValueRecord? Outputs(Step step, Execution execution, ValueRecord values)
    {
        var kept = new ValueRecord(values.Count);
        foreach (var (name, value) in values)
        {
            if (!_outputs.TryGetValue(name, out var rule) || rule.Keeps(step, execution)) kept[name] = value;
        }

        return kept.Count == 0 ? null : kept;
    }

    private static bool IsSet(Value properties) => properties.AsRecord is { } record && (record.Has(Config) || record.Has(Legacy));

    private static JournalRule Default(NodeCompiler compiler, Value properties, JournalRule otherwise, JournalRule server) =>
        properties[Config]["default"] is { IsNothing: false } config
            ? Read(compiler, config, otherwise, server)
            : Mode(properties[Legacy]["default"], otherwise);

    private static JournalRule Read(NodeCompiler compiler, Value config, JournalRule otherwise, JournalRule server)
    {
        if (string.Equals(config["evaluationMode"].AsString, "Expression", StringComparison.OrdinalIgnoreCase))
        {
            if (config["expression"].AsRecord is null) return otherwise;
            return new(compiler.RawExpression(WithModesAsTexts(config["expression"])), otherwise);
        }

        // A class name with its namespace and assembly, or the bare name.
        var strategy = (config["strategyType"].AsString ?? "").Split(',')[0];
        var name = strategy[(strategy.LastIndexOf('.') + 1)..];
        return name.Equals("Configuration", StringComparison.OrdinalIgnoreCase) ? server : Mode(name, otherwise);
    }

    private static JournalRule Mode(Value mode, JournalRule otherwise) => JournalRule.Read(mode) is { } keeps ? new(keeps) : otherwise;

    /// <summary>Elsa's scripts may name its enumeration, which is no object here.</summary>
    private static Value WithModesAsTexts(Value expression) => expression["value"].AsString is not { } source ? expression : Workflows.Value.Of(new ValueRecord(2)
    {
        ["type"] = expression["type"],
        ["value"] = ModeName().Replace(source, "'$1'"),
    });

    [GeneratedRegex(@"\bLogPersistenceMode\.(Include|Exclude|Inherit)\b", RegexOptions.CultureInvariant)]
    private static partial Regex ModeName();
}

/// <summary>Whether one value is kept: always, never, or as an expression says.</summary>
internal sealed class JournalRule
{
    private readonly bool _keeps;
    private readonly CompiledExpression? _expression;
    private readonly JournalRule? _otherwise;

    public JournalRule(bool keeps) => _keeps = keeps;

    /// <param name="expression">Answers a mode by name or number.</param>
    /// <param name="otherwise">Holds where it answers Inherit, or fails.</param>
    public JournalRule(CompiledExpression expression, JournalRule otherwise) => (_expression, _otherwise) = (expression, otherwise);

    public bool IsAlways => _keeps;

    /// <summary>Include or Exclude; null for Inherit and anything unknown.</summary>
    public static bool? Read(Value mode) => mode.AsString?.ToUpperInvariant() switch
    {
        "INCLUDE" => true,
        "EXCLUDE" => false,
        _ => mode.IsNumber && mode.Number is 1 or 2 ? mode.Number == 1 : null,
    };

    public bool Keeps(Step step, Execution execution)
    {
        if (_expression is null) return _keeps;
        try
        {
            if (Read(step.Evaluate(_expression, execution)) is { } keeps) return keeps;
        }
        catch (Exception exception) when (exception is ExpressionException or ActivityFault)
        {
            // What is kept of a run must not end the run.
        }

        return _otherwise!.Keeps(step, execution);
    }
}
