using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using TmfGraph.Fuzz.Tests.Inputs;
using TmfGraph.Fuzz.Tests.Running;

namespace TmfGraph.Fuzz.Tests.Wire;

/// <summary>
/// Whatever is sent over a socket, the server says what its protocol knows, closes with a code of the tables if it closes, and logs no error.
/// </summary>
[Collection(nameof(FuzzedProduct))]
public sealed class SocketFuzzTests(FuzzedProduct product)
{
    private static readonly string[] ServerMessages =
        ["connection_ack", "connection_error", "next", "data", "error", "complete", "ping", "pong", "ka"];

    private static readonly int[] CloseCodes = [1000, 1001, 1002, 1007, 1009, 4400, 4401, 4403, 4408, 4409, 4429];

    // close, ping and pong
    private static readonly int[] OtherOpcodes = [RawFrame.Close, RawFrame.Ping, 10];

    private static readonly string[] Ids = ["1", "2", "", "\ud83d\ude00", "__proto__", new string('i', 1_000)];

    [Theory]
    [InlineData("graphql-transport-ws")]
    [InlineData("graphql-ws")]
    public Task Messages_OfEverySort_AreAnsweredByTheProtocol(string protocol) => Fuzzer.RunAsync(
        60,
        random => [.. Enumerable.Range(0, random.Size(30)).SelectMany(i => Frame(Message(i, random), random))],
        input => SendAsync(protocol, input));

    [Fact]
    public Task Frames_OfAnyBytes_CloseTheSocket() => Fuzzer.RunAsync(
        60,
        random => ByteMutator.Mutate([.. Enumerable.Range(0, random.Size(5)).SelectMany(i => Frame(Message(i, random), random))], random),
        input => SendAsync("graphql-transport-ws", input));

    private async Task SendAsync(string protocol, byte[] input)
    {
        foreach (var frame in await RawSocket.SendAsync(product.Address, FuzzedProduct.Paths[input.Length % 2], protocol, input))
        {
            Check(frame);
        }

        product.AssertNothingUnexpected();
    }

    private static void Check(RawFrame frame)
    {
        switch (frame.Opcode)
        {
            case RawFrame.Text:
                using (var json = JsonDocument.Parse(frame.Payload, new JsonDocumentOptions { MaxDepth = 1_000 }))
                {
                    Assert.Contains(json.RootElement.GetProperty("type").GetString(), ServerMessages);
                }

                Assert.DoesNotContain("Unexpected Execution Error", Encoding.UTF8.GetString(frame.Payload), StringComparison.Ordinal);
                break;
            case RawFrame.Close when frame.Payload.Length >= 2:
                Assert.Contains(BinaryPrimitives.ReadUInt16BigEndian(frame.Payload), CloseCodes);
                break;
            default:
                Assert.Contains(frame.Opcode, OtherOpcodes);
                break;
        }
    }

    private byte[] Message(int index, Random random)
    {
        var type = index == 0 && !random.Once(8)
            ? "connection_init"
            : random.Pick(["subscribe", "start", "subscribe", "start", "complete", "stop", "ping", "pong", "connection_init", "connection_terminate", "x"]);
        var message = new JsonObject { ["type"] = type };
        if (!random.Once(8))
        {
            message["id"] = random.Pick(Ids);
        }

        if (type is "subscribe" or "start")
        {
            message["payload"] = RequestGenerator.Request(product.Schema, random);
        }
        else if (random.Once(3))
        {
            message["payload"] = JsonNode.Parse(random.Pick(["{}", "[]", "null", "{\"authorization\":1}", "{\"headers\":{\"Authorization\":\"Bearer x\"}}"]));
        }

        return random.Once(12) ? RequestGenerator.Change(message.ToJsonString(), random) : Encoding.UTF8.GetBytes(message.ToJsonString());
    }

    /// <summary>A message in one frame or several, now and then in one of the wrong kind.</summary>
    private static byte[] Frame(byte[] message, Random random)
    {
        if (random.Once(10))
        {
            var cut = random.Next(message.Length + 1);
            var between = random.Once(2) ? RawFrame.Encode(RawFrame.Ping, "x"u8) : [];
            return [.. RawFrame.Encode(RawFrame.Text, message.AsSpan(0, cut), isLast: false), .. between, .. RawFrame.Encode(0, message.AsSpan(cut))];
        }

        return RawFrame.Encode(random.Once(25) ? random.Next(16) : RawFrame.Text, message);
    }
}
