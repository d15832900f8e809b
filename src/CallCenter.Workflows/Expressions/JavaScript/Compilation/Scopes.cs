namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary>A declared variable and where it lives.</summary>
internal sealed class Binding(string name, BindingKind kind, bool inCell, int index)
{
    public string Name => name;

    public BindingKind Kind => kind;

    /// <summary>In a cell, as a function within this one mentions the name; else among the locals.</summary>
    public bool InCell => inCell;

    public int Index => index;

    /// <summary>Its declaration was compiled, so what follows in this function cannot come before it.</summary>
    public bool IsDeclared { get; set; } = kind is BindingKind.Var or BindingKind.Parameter or BindingKind.Function;

    /// <summary>In a switch, where a later case may be entered without passing the declaration.</summary>
    public bool CheckAlways { get; set; }

    /// <summary>Some place may read it before its declaration ran.</summary>
    public bool NeedsUnset { get; set; }
}

/// <summary>Where a name was found: in this function, or captured from one around it.</summary>
internal readonly record struct Resolved(Binding Binding, bool Captured, int Index);

/// <summary>The variables of one function while it is compiled.</summary>
internal sealed class FunctionScope(FunctionScope? outer, FunctionSyntax syntax)
{
    private readonly List<Dictionary<string, Binding>> _blocks = [];
    private readonly Dictionary<string, Resolved> _captured = new(StringComparer.Ordinal);

    public FunctionScope? Outer => outer;

    public FunctionSyntax Syntax => syntax;

    public int Locals { get; private set; }

    public int Cells { get; private set; }

    /// <summary>Cells that must exist from the start of the call.</summary>
    public List<int> FreshCells { get; } = [];

    /// <summary>What a closure takes along: from the cells of the function around it, or from what that one captured.</summary>
    public List<(bool FromCell, int Index)> Captures { get; } = [];

    public void Open() => _blocks.Add(new(StringComparer.Ordinal));

    public void Close() => _blocks.RemoveAt(_blocks.Count - 1);

    public Binding Declare(string name, BindingKind kind)
    {
        var inCell = syntax.MentionedWithin.Contains(name);
        var binding = new Binding(name, kind, inCell, inCell ? Cells++ : Locals++);
        _blocks[^1][name] = binding;
        return binding;
    }

    /// <summary>Declares a variable for the whole function while an inner block may already be open.</summary>
    public void DeclareAtStart(string name)
    {
        var inCell = syntax.MentionedWithin.Contains(name);
        var binding = new Binding(name, BindingKind.Var, inCell, inCell ? Cells++ : Locals++);
        if (inCell) FreshCells.Add(binding.Index);
        _blocks[0][name] = binding;
    }

    /// <summary>The binding of this name in the outermost block of the function, where var and parameters are.</summary>
    public Binding? FindInFunction(string name) => _blocks[0].GetValueOrDefault(name);

    public Resolved? Find(string name)
    {
        for (var i = _blocks.Count - 1; i >= 0; i--)
        {
            if (_blocks[i].TryGetValue(name, out var binding)) return new(binding, false, binding.Index);
        }

        if (_captured.TryGetValue(name, out var known)) return known;
        if (outer?.Find(name) is not { } found) return null;
        Captures.Add((!found.Captured, found.Index));
        var resolved = new Resolved(found.Binding, true, Captures.Count - 1);
        _captured[name] = resolved;
        return resolved;
    }
}
