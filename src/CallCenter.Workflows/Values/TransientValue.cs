namespace CallCenter.Workflows;

/// <summary>A base for what only a running script can see. It is never stored and never leaves the evaluator.</summary>
public abstract class TransientValue;
