namespace TmfGraph.CommandLine;

/// <summary>The host cannot start with what it was told. The message is for whoever started it: it names the setting and the way out.</summary>
public sealed class HostConfigurationException(string message) : Exception(message);
