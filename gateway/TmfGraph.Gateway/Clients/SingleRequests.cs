using System.Buffers;
using System.Text.Json;

namespace TmfGraph.Gateway.Clients;

/// <summary>For servers without variable batching: one request for each variable set, side by side, their answers put together as lines.</summary>
internal static class SingleRequests
{
    public static async ValueTask<SourceResponse> SendAsync(ISourceSchemaClient client, SourceRequest request, CancellationToken cancellationToken)
    {
        using var sets = JsonDocument.Parse(request.Variables);
        var tasks = new List<Task<SourceResponse>>();
        foreach (var set in sets.RootElement.EnumerateArray())
        {
            var single = new SourceRequest
            {
                Operation = request.Operation,
                Variables = System.Runtime.InteropServices.JsonMarshal.GetRawUtf8Value(set).ToArray(),
                SetCount = 1,
                Client = request.Client,
            };
            tasks.Add(client.ExecuteAsync(single, cancellationToken).AsTask());
        }

        try
        {
            var answers = await Task.WhenAll(tasks).ConfigureAwait(false);
            return Join(answers);
        }
        finally
        {
            foreach (var task in tasks)
            {
                if (task.IsCompletedSuccessfully)
                {
                    (await task.ConfigureAwait(false)).Dispose();
                }
            }
        }
    }

    private static SourceResponse Join(SourceResponse[] answers)
    {
        var length = answers.Sum(a => a.Body.Length + 1);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        var position = 0;
        foreach (var answer in answers)
        {
            answer.Body.CopyTo(buffer.AsMemory(position));
            position += answer.Body.Length;
            buffer[position++] = (byte)'\n';
        }

        return SourceResponse.FromPool(buffer, position, answers[0].StatusCode);
    }
}
