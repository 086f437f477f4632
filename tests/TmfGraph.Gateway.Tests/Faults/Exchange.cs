using System.Net.Sockets;
using System.Text;

namespace TmfGraph.Gateway.Tests.Faults;

/// <summary>One request to a <see cref="ScriptedServer"/>, to be answered byte by byte.</summary>
internal sealed class Exchange(NetworkStream stream, int number, string head, string body, CancellationToken stopped)
{
    /// <summary>1 for the server's first request.</summary>
    public int Number { get; } = number;

    /// <summary>The request line and the headers.</summary>
    public string Head { get; } = head;

    public string Body { get; } = body;

    /// <summary>Cancelled when the server ends.</summary>
    public CancellationToken Stopped { get; } = stopped;

    /// <summary>Whether the connection is closed after this.</summary>
    public bool Closes { get; set; }

    /// <summary>The value of a header; null when there is none.</summary>
    public string? Header(string name) => Head.Split("\r\n").Skip(1)
        .Select(line => line.Split(": ", 2))
        .FirstOrDefault(parts => parts[0].Equals(name, StringComparison.OrdinalIgnoreCase))?[1];

    public Task SendAsync(string text) => SendAsync(Encoding.UTF8.GetBytes(text));

    public Task SendAsync(byte[] bytes) => stream.WriteAsync(bytes, Stopped).AsTask();

    /// <summary>Answers as a server should.</summary>
    public Task AnswerAsync(string content, string type = "application/json", string status = "200 OK", string headers = "") =>
        AnswerAsync(Encoding.UTF8.GetBytes(content), type, status, headers);

    /// <param name="headers">Further ones, each with the end of its line.</param>
    public async Task AnswerAsync(byte[] content, string type = "application/json", string status = "200 OK", string headers = "")
    {
        await SendAsync($"HTTP/1.1 {status}\r\nContent-Type: {type}\r\nContent-Length: {content.Length}\r\n{headers}\r\n");
        await SendAsync(content);
    }

    /// <summary>Sends nothing more; ends when the other side has closed the connection, or the server ends.</summary>
    public async Task HangAsync()
    {
        Closes = true;
        while (await stream.ReadAsync(new byte[1024], Stopped) > 0)
        {
        }
    }
}
