namespace TmfGraph.Transcriber.CommandLine;

/// <summary>What one run of the tool was asked to do.</summary>
internal sealed record TranscriberOptions
{
    public const string Help =
        """
        Transcribes the TM Forum documents into the model: SDL files, one for each API.

        Usage:
          dotnet run --project schema/tool -- --documents DIR [options]

        Options:
          --documents DIR   folder with the Swagger 2.0 documents of the APIs (required)
          --apis FILE       table of facts about them; default: apis.json in DIR or beside it
          --overlay DIR     our own words and decisions; default: the overlay the tool was built with
          --output DIR      where the model lives; default: schema/model
          --only IDS        the APIs to transcribe, for instance TMF622,TMF637; default: those the overlay marks
          --check           write nothing; exit with 1 when the model differs from what would be written
          --missing         list every definition and attribute that has no description
          --help            this text

        Exit codes:
          0  done, or --check found no difference
          1  the model could not be made, or --check found a difference
          2  the command line is wrong
        """;

    public required string DocumentsFolder { get; init; }

    public required string ApisFile { get; init; }

    public required string OverlayFolder { get; init; }

    public required string OutputFolder { get; init; }

    /// <summary>API ids to transcribe; empty means those the overlay marks.</summary>
    public IReadOnlyList<string> Only { get; init; } = [];

    public bool Check { get; init; }

    public bool ListMissing { get; init; }
}
