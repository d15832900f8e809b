namespace CallCenter.Workflows.Expressions;

/// <summary>Turns the text of one expression type (<c>JavaScript</c>, <c>Literal</c>, ...) into something that evaluates fast and often.</summary>
public interface IExpressionLanguage
{
    /// <summary>The type name in the stored JSON, e.g. <c>JavaScript</c>.</summary>
    string Type { get; }

    /// <summary>Compiles once per definition version. Throws <see cref="ExpressionException"/> when the source cannot be read.</summary>
    CompiledExpression Compile(Value source);
}

/// <summary>An expression ready to run. Thread-safe: it holds no state of a run.</summary>
public abstract class CompiledExpression
{
    /// <summary>Evaluates against one instance. Throws <see cref="ExpressionException"/> for errors of the script and exceeded budgets.</summary>
    public abstract Value Evaluate(IExpressionScope scope);

    /// <summary>The value when it is the same in every run, so that it is computed and converted once.</summary>
    public virtual bool IsConstant => false;
}

/// <summary>What an expression may see and change of the instance it runs in.</summary>
public interface IExpressionScope
{
    /// <summary>The time of this step; expressions have no other clock.</summary>
    DateTimeOffset Now { get; }

    string InstanceId { get; }
    string DefinitionId { get; }
    string DefinitionVersionId { get; }
    int DefinitionVersion { get; }
    string? CorrelationId { get; set; }
    string? InstanceName { get; set; }

    /// <summary>Looks a variable up from the innermost scope outwards.</summary>
    bool TryGetVariable(string name, out Value value);

    /// <summary>Sets the nearest variable of that name; creates one of the workflow when there is none.</summary>
    void SetVariable(string name, Value value);

    /// <summary>The names of the variables in sight, for <c>Object.keys(variables)</c>.</summary>
    IEnumerable<string> VariableNames { get; }

    /// <summary>A workflow input; undefined when there is none.</summary>
    Value GetInput(string name);

    IEnumerable<string> InputNames { get; }

    /// <summary>The last value of an activity's output; the activity is given by id or by name, the output is optional.</summary>
    Value GetOutputFrom(string activityIdOrName, string? outputName);

    /// <summary>The output of the activity that completed last.</summary>
    Value GetLastResult();

    /// <summary>A fact of the instance: <c>contact</c>, <c>customer</c>, <c>agent</c>, ...; undefined when unknown.</summary>
    Value GetFact(string name);

    /// <summary>A new id, derived from the instance so that a replay gives the same one.</summary>
    Guid NewGuid();

    /// <summary>A number in [0, 1), derived from the instance likewise.</summary>
    double NextRandom();

    /// <summary>For RunJavaScript: the outcomes the running activity ends with.</summary>
    void SetOutcomes(IReadOnlyList<string> outcomes);
}
