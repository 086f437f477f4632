using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;

namespace TmfGraph.Load.Driving;

/// <summary>A process on a core of its own, whose use of CPU and memory is read from the system. It ends with this object.</summary>
internal sealed class MeasuredProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _name;

    private MeasuredProcess(string name, Process process)
    {
        _name = name;
        _process = process;
    }

    /// <summary>CPU used so far.</summary>
    public CpuTime Cpu
    {
        get
        {
            // the command's name may hold spaces: fields are counted from behind its bracket
            var fields = File.ReadAllText($"/proc/{_process.Id}/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return new CpuTime(long.Parse(fields[11], CultureInfo.InvariantCulture) / 100.0, long.Parse(fields[12], CultureInfo.InvariantCulture) / 100.0);
        }
    }

    /// <summary>The most memory it has held, in megabytes.</summary>
    public double PeakMegabytes
    {
        get
        {
            var line = File.ReadLines($"/proc/{_process.Id}/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024.0;
        }
    }

    /// <summary>Starts a program on a core and waits until it listens at a port.</summary>
    /// <exception cref="InvalidOperationException">It ended, or does not listen within a minute.</exception>
    public static async Task<MeasuredProcess> StartAsync(
        string name, int core, int port, IReadOnlyList<string> command, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo("taskset", ["-c", $"{core}", .. command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (key, value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[key] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException($"{name} cannot be started.");
        var measured = new MeasuredProcess(name, process);
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is { Length: > 0 } text)
            {
                Console.Error.WriteLine($"{name}: {text}");
            }
        };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await measured.WaitAsync(port);
        return measured;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private async Task WaitAsync(int port)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"{_name} ended with {_process.ExitCode}.");
            }

            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync("127.0.0.1", port);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        await DisposeAsync();
        throw new InvalidOperationException($"{_name} does not listen at port {port}.");
    }
}
