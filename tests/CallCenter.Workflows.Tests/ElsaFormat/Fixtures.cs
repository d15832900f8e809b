using System.Text.Json.Nodes;
using CallCenter.Workflows.ElsaFormat;

namespace CallCenter.Workflows.Tests.ElsaFormat;

internal static class Fixtures
{
    /// <summary>Unknown activities, members and shapes at every level.</summary>
    public static JsonObject Strange() => DefinitionJson.Parse("""
        {"id":"s1","definitionId":"strange","name":"奇怪的流程","description":"d","version":7,"toolVersion":"3.1.0.0","createdAt":"2024-01-02T03:04:05+00:00",
         "x-top":{"deep":[1,{"a":null}]},"variables":[{"id":"v1","name":"Count","typeName":"Int32","isArray":false,"value":"5","x-v":true}],
         "inputs":[{"type":"String","name":"In","x-i":1}],"outputs":[],"outcomes":["A"],"customProperties":{"any":{"thing":1}},
         "options":{"activationStrategyType":null,"x-o":[1]},
         "root":{"type":"Elsa.Flowchart","version":1,"id":"root","name":"F","customProperties":{"source":"x","notFoundConnections":[]},"metadata":{"x":1},
          "activities":[
           {"id":"u","type":"Vendor.Unknown","version":3,"name":"U","mystery":{"a":[1,2]},"text":{"typeName":"String","expression":{"type":"Liquid","value":"{{ x }}"},"x-e":1},
            "inner":{"id":"w","type":"Elsa.WriteLine","version":1,"name":"W","customProperties":{},"metadata":{}},"metadata":{"designer":{"position":{"x":1.5,"y":2}}}},
           {"id":"sw","type":"Elsa.Switch","version":1,"name":"Sw","x-s":"kept","cases":[{"label":"A","condition":{"type":"JavaScript","value":"true"},"x-c":1,
              "activity":{"id":"c1","type":"Elsa.WriteLine","version":1,"name":"C1"}}],"default":null,"mode":null}],
          "connections":[{"source":{"activity":"u","port":"Odd port"},"target":{"activity":"sw","port":"In"},"vertices":[{"x":1,"y":2}],"x-conn":"y"}],"x-root":"z"}}
        """);
}
