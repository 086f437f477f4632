using System.Buffers;
using BenchmarkDotNet.Attributes;
using TmfGraph.Benchmarks.Inputs;
using TmfGraph.GraphQL.AspNetCore.Http;
using TmfGraph.GraphQL.AspNetCore.Sockets;
using TmfGraph.GraphQL.Execution;

namespace TmfGraph.Benchmarks;

/// <summary>A result of ten products, executed and put into the frame of each kind of stream.</summary>
[MemoryDiagnoser]
public class StreamBenchmarks
{
    private readonly ArrayBufferWriter<byte> _output = new(65_536);
    private readonly ResultWriter _rendered = new();
    private readonly SocketProtocol _protocol = SocketProtocol.All[0];
    private readonly ProductListRun _run = new(count: 10);

    /// <summary>The response of a plain request, which has no frame.</summary>
    [Benchmark(Baseline = true)]
    public void Plain() => _run.Execute();

    [Benchmark]
    public int EventStream() => Write(EventStreamFrames.Instance);

    [Benchmark]
    public int JsonLines() => Write(JsonLinesFrames.Plain);

    [Benchmark]
    public int Socket()
    {
        _rendered.Truncate(0);
        _run.Run(result => _protocol.WriteNext("1", result, _rendered));
        return _rendered.Length;
    }

    private int Write(StreamFrames frames)
    {
        _output.ResetWrittenCount();
        _run.Run(result =>
        {
            StreamFrames.Render(result, null, _rendered);
            frames.WriteResult(result, _rendered.WrittenSpan, _output);
        });
        return _output.WrittenCount;
    }

    [GlobalCleanup]
    public void CleanUp()
    {
        _rendered.Dispose();
        _run.Dispose();
    }
}
