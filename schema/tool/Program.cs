using TmfGraph.Transcriber.CommandLine;
using TmfGraph.Transcriber.Overlays;
using TmfGraph.Transcriber.Transcription;
using TmfGraph.Transcriber.Writing;

if (args.Length == 0 || args.Contains("--help") || args.Contains("-h"))
{
    Console.WriteLine(TranscriberOptions.Help);
    return args.Length == 0 ? 2 : 0;
}

if (!OptionsParser.TryParse(args, out var options, out var problem))
{
    Console.Error.WriteLine(problem);
    Console.Error.WriteLine("Try --help.");
    return 2;
}

try
{
    return Run(options);
}
catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or InvalidDataException)
{
    Console.Error.WriteLine($"error: {exception.Message}");
    return 1;
}

static int Run(TranscriberOptions options)
{
    var findings = new Findings();
    var overlay = OverlayReader.Read(options.OverlayFolder);
    var sources = SourceSet.Load(options, overlay, findings);
    var files = Transcriber.Transcribe(sources, overlay, findings);
    var report = Report.Of(files);
    report.Print(Console.Out, findings, options.ListMissing);
    if (findings.Errors.Count > 0)
    {
        Console.Error.WriteLine($"{findings.Errors.Count} errors; nothing is written.");
        return 1;
    }

    var folder = new ModelFolder(options.OutputFolder);
    var differences = options.Check ? folder.Compare(files) : folder.Write(files);
    foreach (var path in differences)
    {
        Console.WriteLine($"{(options.Check ? "differs" : "written")}: {path}");
    }

    return options.Check && differences.Count > 0 ? 1 : 0;
}
