using System.Globalization;
using System.Text;
using CallCenter.Workflows.Definitions;

namespace CallCenter.Workflows.Server.Elsa.Descriptors;

/// <summary>TypeScript declarations of what a script may use, for the editor's completion.</summary>
internal static class ScriptTypes
{
    private const string Fixed = """
        declare function getVariable(name: string): any;
        declare function setVariable(name: string, value: any): void;
        declare function getInput(name: string): any;
        declare function getOutputFrom(activityIdOrName: string, outputName?: string): any;
        declare function getLastResult(): any;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowInstanceName(): string;
        declare function setWorkflowInstanceName(name: string): void;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getCorrelationId(): string;
        declare function setCorrelationId(id: string): void;
        declare function isNullOrEmpty(text: any): boolean;
        declare function isNullOrWhiteSpace(text: any): boolean;
        declare function newGuid(): string;
        declare function newGuidString(): string;
        declare function newShortGuid(): string;
        declare function toJson(value: any): string;
        declare const contact: any;
        declare const customer: any;
        declare const agent: any;

        """;

    public static string Of(WorkflowDefinition? definition)
    {
        var text = new StringBuilder(Fixed);
        if (definition is null) return text.Append("declare const variables: any;\n").ToString();
        text.Append("declare const variables: {\n");
        foreach (var variable in definition.Variables.Where(variable => IsName(variable.Name)))
            text.Append(CultureInfo.InvariantCulture, $"  {variable.Name}: {TypeOf(variable.TypeName, variable.IsArray)};\n");
        text.Append("  [name: string]: any;\n};\n");
        foreach (var variable in definition.Variables.Where(variable => IsName(variable.Name)))
        {
            var type = TypeOf(variable.TypeName, variable.IsArray);
            text.Append(CultureInfo.InvariantCulture, $"declare function get{Pascal(variable.Name)}(): {type};\n");
            text.Append(CultureInfo.InvariantCulture, $"declare function set{Pascal(variable.Name)}(value: {type}): void;\n");
        }

        foreach (var input in definition.Inputs.Where(input => IsName(input.Name)))
            text.Append(CultureInfo.InvariantCulture, $"declare function get{Pascal(input.Name)}(): {TypeOf(input.TypeName, input.IsArray)};\n");
        return text.ToString();
    }

    private static string TypeOf(string alias, bool isArray)
    {
        var type = alias switch
        {
            "String" or "Guid" or "TimeSpan" or "DateTime" or "DateTimeOffset" => "string",
            "Boolean" => "boolean",
            "Int32" or "Int64" or "Single" or "Double" or "Decimal" => "number",
            _ => "any",
        };
        return isArray ? type + "[]" : type;
    }

    private static bool IsName(string name) => name.Length > 0 && (char.IsLetter(name[0]) || name[0] is '_' or '$') && name.All(letter => char.IsLetterOrDigit(letter) || letter is '_' or '$');

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
