using System.ComponentModel.DataAnnotations;

namespace TmfGraph.Composition.Files;

/// <summary>How changes of source schemas are noticed.</summary>
public sealed class SchemaWatchOptions
{
    /// <summary>How often files are looked at. A change counts when a look later finds nothing new, so that what is written together is one change.</summary>
    [Range(typeof(TimeSpan), "00:00:00.010", "01:00:00")]
    public TimeSpan FileInterval { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>How often subgraphs are asked whether they have another schema.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan SdlInterval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a subgraph may take to tell its schema.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan SdlTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// How long files have to rest before a failure over them is told: until then they may be half written, and whoever writes them may go on.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:10:00")]
    public TimeSpan SettleTime { get; set; } = TimeSpan.FromSeconds(2);
}
