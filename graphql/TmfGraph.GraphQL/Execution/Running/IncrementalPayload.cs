using System.Buffers;
using System.Text.Json;
using TmfGraph.GraphQL.Execution.Values;

namespace TmfGraph.GraphQL.Execution.Running;

/// <summary>What one result of a response in parts says beside its data: what is announced, delivered and completed.</summary>
internal sealed class IncrementalPayload(IncrementalFormat format) : IDisposable
{
    private readonly List<PendingDelivery> _pending = [];
    private readonly List<(PendingDelivery Delivery, DeferredWork Work, DeferredOutcome Outcome)> _patches = [];
    private readonly List<(PendingDelivery Delivery, IReadOnlyList<GraphQLError> Errors)> _completed = [];

    public bool HasNext { get; set; }

    /// <summary>Whether it tells the client nothing but whether more comes.</summary>
    public bool IsEmpty => _patches.Count == 0 && (format is IncrementalFormat.Patches || (_pending.Count == 0 && _completed.Count == 0));

    public void Announce(PendingDelivery delivery) => _pending.Add(delivery);

    public void Deliver(PendingDelivery delivery, DeferredWork work, DeferredOutcome outcome) => _patches.Add((delivery, work, outcome));

    public void Complete(PendingDelivery delivery) => _completed.Add((delivery, []));

    /// <summary>Ends a delivery that has failed, with the part it failed at.</summary>
    public void Fail(PendingDelivery delivery, DeferredWork work, DeferredOutcome outcome)
    {
        _completed.Add((delivery, outcome.Errors));
        if (format is IncrementalFormat.Patches)
        {
            _patches.Add((delivery, work, outcome));
        }
    }

    /// <summary>Writes the members of a result, into an object that is begun.</summary>
    public void WriteMembers(Utf8JsonWriter writer)
    {
        if (format is IncrementalFormat.Pending)
        {
            WriteArray(writer, "pending"u8, _pending, WritePending);
        }

        WriteArray(writer, "incremental"u8, _patches, format is IncrementalFormat.Pending ? WriteIncremental : WritePatch);
        if (format is IncrementalFormat.Pending)
        {
            WriteArray(writer, "completed"u8, _completed, WriteCompleted);
        }

        writer.WriteBoolean("hasNext"u8, HasNext);
    }

    /// <summary>Writes the members of a result after others of it, with a comma before each.</summary>
    public void WriteAfterData(IBufferWriter<byte> output)
    {
        var members = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(members, JsonValues.Writing))
        {
            writer.WriteStartObject();
            WriteMembers(writer);
            writer.WriteEndObject();
        }

        output.Write(","u8);
        output.Write(members.WrittenSpan[1..^1]);
    }

    public void Dispose()
    {
        foreach (var (_, _, outcome) in _patches)
        {
            outcome.Data?.Dispose();
        }
    }

    private static void WriteArray<T>(Utf8JsonWriter writer, ReadOnlySpan<byte> name, List<T> items, Action<Utf8JsonWriter, T> write)
    {
        if (items.Count == 0)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (var item in items)
        {
            writer.WriteStartObject();
            write(writer, item);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WritePending(Utf8JsonWriter writer, PendingDelivery delivery)
    {
        writer.WriteString("id"u8, delivery.Id);
        GraphQLError.WritePath(writer, "path"u8, delivery.Path);
        WriteLabel(writer, delivery);
    }

    private static void WriteIncremental(Utf8JsonWriter writer, (PendingDelivery Delivery, DeferredWork Work, DeferredOutcome Outcome) patch)
    {
        writer.WriteString("id"u8, patch.Delivery.Id);
        if (patch.Work.Path.Length > patch.Delivery.Path.Length)
        {
            GraphQLError.WritePath(writer, "subPath"u8, patch.Work.Path[patch.Delivery.Path.Length..]);
        }

        WriteData(writer, patch.Work, patch.Outcome);
        GraphQLError.WriteAll(writer, patch.Outcome.Errors);
    }

    private static void WritePatch(Utf8JsonWriter writer, (PendingDelivery Delivery, DeferredWork Work, DeferredOutcome Outcome) patch)
    {
        WriteData(writer, patch.Work, patch.Outcome);
        GraphQLError.WritePath(writer, "path"u8, patch.Work.FirstItem is { } first ? [.. patch.Work.Path, first] : patch.Work.Path);
        WriteLabel(writer, patch.Delivery);
        GraphQLError.WriteAll(writer, patch.Outcome.Errors);
    }

    private static void WriteCompleted(Utf8JsonWriter writer, (PendingDelivery Delivery, IReadOnlyList<GraphQLError> Errors) completed)
    {
        writer.WriteString("id"u8, completed.Delivery.Id);
        GraphQLError.WriteAll(writer, completed.Errors);
    }

    private static void WriteLabel(Utf8JsonWriter writer, PendingDelivery delivery)
    {
        if (delivery.Label is not null)
        {
            writer.WriteString("label"u8, delivery.Label);
        }
    }

    private static void WriteData(Utf8JsonWriter writer, DeferredWork work, DeferredOutcome outcome)
    {
        writer.WritePropertyName(work.FirstItem is not null ? "items"u8 : "data"u8);
        if (outcome.Data is { } data)
        {
            writer.WriteRawValue(data.WrittenSpan, skipInputValidation: true);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}

/// <summary>A later result of a response in parts.</summary>
internal sealed class IncrementalResult(IncrementalPayload payload) : OperationResult
{
    public override bool HasData => true;

    public override IReadOnlyList<GraphQLError> Errors => [];

    public override void WriteTo(IBufferWriter<byte> output)
    {
        using var writer = new Utf8JsonWriter(output, JsonValues.Writing);
        writer.WriteStartObject();
        payload.WriteMembers(writer);
        writer.WriteEndObject();
    }

    public override ValueTask DisposeAsync()
    {
        payload.Dispose();
        return base.DisposeAsync();
    }
}
