using System.Runtime.CompilerServices;

// The engine's own tests look into instances; nothing else does.
[assembly: InternalsVisibleTo("CallCenter.Workflows.Tests")]
