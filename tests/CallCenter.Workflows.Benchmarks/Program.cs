using CallCenter.Workflows.Benchmarks.Engine;

switch (args)
{
    case ["engine", ..]:
        await EngineBenchmarks.RunAsync(args);
        break;
    default:
        System.Console.WriteLine("Name what to measure: engine.");
        break;
}
