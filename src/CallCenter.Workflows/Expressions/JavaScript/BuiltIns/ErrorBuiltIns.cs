namespace CallCenter.Workflows.Expressions.JavaScript;

/// <summary><c>Error</c> and its kinds.</summary>
internal static class ErrorBuiltIns
{
    public static readonly BuiltIn AsText = new("toString", 0, (run, in self, a) => self.Reference is ErrorObject error ? error.Summary : Operators.ToText(run, self));

    public static readonly Constructor[] Constructors =
        [.. new[] { "Error", "TypeError", "RangeError", "ReferenceError", "SyntaxError", "EvalError", "URIError" }.Select(Make)];

    private static Constructor Make(string name)
    {
        NativeCall code = (run, in self, a) =>
        {
            run.Charge(160);
            var message = a.At(0).IsUndefined ? "" : a.TextAt(run, 0);
            return Value.OfTransient(new ErrorObject(name, message) { Cause = a.At(1)["cause"] });
        };
        return new Constructor(name, 1, code, code);
    }
}
