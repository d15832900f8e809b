using System.Text.Json.Nodes;
using CallCenter.Workflows.Rules;

namespace CallCenter.Workflows.Server.Elsa.Definitions;

/// <summary>Finds in a definition what does not fit the centre it would run in. Shown beside the rules' findings; never forbids publishing.</summary>
internal interface IDefinitionWarnings
{
    IEnumerable<Problem> Check(JsonObject model);
}
