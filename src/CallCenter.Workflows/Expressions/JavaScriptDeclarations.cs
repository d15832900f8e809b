using System.Globalization;
using System.Text;

namespace CallCenter.Workflows.Expressions;

/// <summary>The TypeScript declarations (<c>.d.ts</c>) of everything a script can see, for the editor's completion and hints.</summary>
public static class JavaScriptDeclarations
{
    private const string Fixed = """
        /** The business key of this instance; for flows of a contact, its id. */
        declare const correlationId: string | null;
        /** The id of this workflow instance. */
        declare const workflowInstanceId: string;
        /** The contact this flow handles. */
        declare const contact: Readonly<Record<string, any>> | undefined;
        /** The customer of the contact, when known. */
        declare const customer: Readonly<Record<string, any>> | undefined;
        /** The agent who handles the contact, when there is one. */
        declare const agent: Readonly<Record<string, any>> | undefined;

        /** Sets a variable; creates one of the workflow when there is none of that name. */
        declare function setVariable(name: string, value: any): void;
        /** The last value of an activity's output; the activity is given by id or by name. */
        declare function getOutputFrom(activityIdOrName: string, outputName?: string): any;
        /** The output of the activity that completed last. */
        declare function getLastResult(): any;
        declare function getWorkflowInstanceId(): string;
        declare function getWorkflowInstanceName(): string | null;
        declare function setWorkflowInstanceName(name: string | null): void;
        declare function getWorkflowDefinitionId(): string;
        declare function getWorkflowDefinitionVersionId(): string;
        declare function getWorkflowDefinitionVersion(): number;
        declare function getCorrelationId(): string | null;
        declare function setCorrelationId(id: string | null): void;
        /** In RunJavaScript: the outcome the activity ends with. */
        declare function setOutcome(name: string): void;
        /** In RunJavaScript: the outcomes the activity ends with. */
        declare function setOutcomes(names: string[]): void;

        /** What an activity that evaluates a script for each item gives it, e.g. args.Item. */
        declare const args: Readonly<Record<string, any>> | undefined;

        /** A new id, the same when the step is replayed. */
        declare function newGuid(): string;
        declare function newGuidString(): string;
        declare function newShortGuid(): string;
        /** @deprecated Use newGuidString. */
        declare function getGuidString(): string;
        /** @deprecated Use newShortGuid. */
        declare function getShortGuid(): string;
        /** The id in its usual form; an error when the text is none. */
        declare function parseGuid(text: string): string;
        declare function toJson(value: any): string;
        declare function isNullOrEmpty(text: string | null | undefined): boolean;
        declare function isNullOrWhiteSpace(text: string | null | undefined): boolean;
        declare function stringToBase64(text: string): string;
        declare function stringFromBase64(base64: string): string;
        declare function bytesToBase64(bytes: number[]): string;
        declare function bytesFromBase64(base64: string): number[];
        declare function bytesToString(bytes: number[]): string;
        declare function bytesFromString(text: string): number[];

        """;

    /// <summary>
    /// Writes the declarations. Type names are those of the variable editor (<c>Int32</c>, <c>String</c>, ...); unknown ones
    /// become <c>any</c>. Names that are no identifiers are only reachable by <c>variables["..."]</c> and get no functions.
    /// </summary>
    public static string Write(
        IEnumerable<(string Name, string TypeName, bool IsArray)> variables,
        IEnumerable<(string Name, string TypeName, bool IsArray)> inputs,
        IEnumerable<string> activityNames)
    {
        var variableTypes = Distinct(variables);
        var inputTypes = Distinct(inputs);
        var built = new StringBuilder();
        WriteObject(built, "variables", "The variables in sight; assign to change one.", variableTypes, "");
        WriteObject(built, "input", "The inputs of the workflow.", inputTypes, "readonly ");
        WriteLookup(built, "getVariable", variableTypes);
        WriteLookup(built, "getInput", inputTypes);
        var taken = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, type) in variableTypes) WriteAccessors(built, taken, name, type, settable: true);
        foreach (var (name, type) in inputTypes) WriteAccessors(built, taken, name, type, settable: false);
        foreach (var activity in activityNames.Distinct(StringComparer.Ordinal).Where(IsIdentifier))
            WriteFunction(built, taken, $"getResultFrom{Pascal(activity)}", "", "any");
        return built.Append('\n').Append(Fixed.ReplaceLineEndings("\n")).ToString();
    }

    private static List<(string Name, string Type)> Distinct(IEnumerable<(string Name, string TypeName, bool IsArray)> declared) =>
        [.. declared.Where(one => one.Name.Length > 0).DistinctBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => (one.Name, one.IsArray ? TypeOf(one.TypeName) + "[]" : TypeOf(one.TypeName)))];

    private static void WriteObject(StringBuilder built, string name, string meaning, List<(string Name, string Type)> members, string modifier)
    {
        built.Append(CultureInfo.InvariantCulture, $"/** {meaning} */\ndeclare const {name}: {{\n");
        foreach (var (member, type) in members) built.Append(CultureInfo.InvariantCulture, $"  {modifier}{Key(member)}: {type};\n");
        built.Append(CultureInfo.InvariantCulture, $"  {modifier}[name: string]: any;\n}};\n");
    }

    private static void WriteLookup(StringBuilder built, string function, List<(string Name, string Type)> members)
    {
        foreach (var (member, type) in members) built.Append(CultureInfo.InvariantCulture, $"declare function {function}(name: {Quoted(member)}): {type};\n");
        built.Append(CultureInfo.InvariantCulture, $"declare function {function}(name: string): any;\n");
    }

    private static void WriteAccessors(StringBuilder built, HashSet<string> taken, string name, string type, bool settable)
    {
        if (!IsIdentifier(name)) return;
        WriteFunction(built, taken, "get" + Pascal(name), "", type);
        if (settable) WriteFunction(built, taken, "set" + Pascal(name), $"value: {type}", "void");
    }

    private static void WriteFunction(StringBuilder built, HashSet<string> taken, string name, string parameters, string result)
    {
        if (taken.Add(name)) built.Append(CultureInfo.InvariantCulture, $"declare function {name}({parameters}): {result};\n");
    }

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];

    private static string Key(string name) => IsIdentifier(name) ? name : Quoted(name);

    private static string Quoted(string text) => ValueJson.Write(text);

    private static bool IsIdentifier(string name) =>
        name.Length > 0 && JavaScript.Scanner.IsNameStart(name[0]) && name.All(JavaScript.Scanner.IsNamePart);

    private static string TypeOf(string typeName) => typeName switch
    {
        "String" or "Guid" or "DateTime" or "DateTimeOffset" or "TimeSpan" or "DateOnly" or "TimeOnly" or "Uri" => "string",
        "Boolean" => "boolean",
        "Int16" or "Int32" or "Int64" or "Single" or "Double" or "Decimal" or "Byte" or "Number" => "number",
        "StringDictionary" or "HttpHeaders" => "Record<string, string>",
        "ObjectDictionary" or "JsonObject" => "Record<string, any>",
        "ByteArray" => "number[]",
        _ => "any",
    };
}
