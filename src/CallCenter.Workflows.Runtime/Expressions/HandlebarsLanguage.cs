using CallCenter.Workflows.Expressions;
using HandlebarsDotNet;

namespace CallCenter.Workflows.Runtime.Expressions;

/// <summary>
/// Texts with <c>{{placeholders}}</c> over <c>contact</c>, <c>customer</c>, <c>agent</c>, <c>variables</c> and <c>input</c>; a
/// variable may also be named by itself. What is missing is empty, nothing is escaped, sensitive text reads as dots.
/// </summary>
public sealed class HandlebarsLanguage : IExpressionLanguage
{
    private readonly IHandlebars _handlebars;

    public HandlebarsLanguage()
    {
        var configuration = new HandlebarsConfiguration { NoEscape = true, ThrowOnUnresolvedBindingExpression = false };
        configuration.ObjectDescriptorProviders.Add(new ValueDescriptors());
        _handlebars = Handlebars.Create(configuration);
    }

    public string Type => "Handlebars";

    public CompiledExpression Compile(Value source)
    {
        var text = source.ToString();
        if (!text.Contains("{{", StringComparison.Ordinal)) return new PlainText(text);
        try
        {
            return new Template(_handlebars.Compile(text));
        }
        catch (Exception exception) when (exception is HandlebarsException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new ExpressionException($"The template cannot be read: {exception.Message}", inner: exception);
        }
    }

    private sealed class PlainText(string text) : CompiledExpression
    {
        public override bool IsConstant => true;
        public override Value Evaluate(IExpressionScope scope) => text;
    }

    private sealed class Template(HandlebarsTemplate<object, object> template) : CompiledExpression
    {
        public override Value Evaluate(IExpressionScope scope)
        {
            try
            {
                return template(new TemplateRoot(scope));
            }
            catch (HandlebarsException exception)
            {
                throw new ExpressionException($"The template failed: {exception.Message}", inner: exception);
            }
        }
    }
}
