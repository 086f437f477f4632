using System.Text.Json;
using TmfGraph.GraphQL.Code;
using TmfGraph.GraphQL.Execution.Plans;

namespace TmfGraph.GraphQL.Execution.Running;

// Fields: where their values come from.
internal sealed partial class ResultBuilder
{
    /// <param name="firstValue">Where the values of the parent's document stand; below zero when each is to be looked for.</param>
    private bool WriteValue(PlanSet set, PlanField field, in ResolvedValue parent, int ordinal, int firstValue)
    {
        switch (field.Source)
        {
            case FieldSource.Json:
                var json = firstValue >= 0 ? _values[firstValue + field.JsonSlot] : FieldValues.ReadJson(parent, field.Field);
                if (field.IsSingleLeaf && json.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
                {
                    // the common case, and the one that has to be cheap
                    var mark = _writer.Length;
                    if (TryWrite(field.Leaf!, json)) // a single leaf has a writer
                    {
                        return true;
                    }

                    _writer.Truncate(mark);
                }

                return parent.Object is null
                    ? WriteValue(field, ResolvedValue.FromJson(json), FirstSlot(field, ordinal), false)
                    : WriteProperty(field, parent, ordinal);
            case FieldSource.TypeName:
                _writer.WriteRaw(set.TypeNameJson);
                return true;
            case FieldSource.Pure when !field.LeadsToBatch:
                return WritePure(field, parent);
            default:
                return WriteResolved(field, ordinal);
        }
    }

    private bool WriteProperty(PlanField field, in ResolvedValue parent, int ordinal)
    {
        if (field.LeadsToBatch)
        {
            return WriteResolved(field, ordinal);
        }

        ResolvedValue value;
        try
        {
            value = FieldValues.Read(parent, field.Field);
        }
        catch (Exception exception)
        {
            return WriteFault(field, run.ToError(exception, field.Field));
        }

        return WriteValue(field, value, -1, false);
    }

    private bool WritePure(PlanField field, in ResolvedValue parent)
    {
        if (run.GetArguments(field, variableSet, out var error) is not { } arguments)
        {
            return WriteFault(field, error!); // no arguments means an error
        }

        ResolvedValue value;
        try
        {
            value = ((PureResolver)field.Field.Resolver!).Resolve(parent, arguments); // that is what the source says
        }
        catch (Exception exception)
        {
            return WriteFault(field, run.ToError(exception, field.Field));
        }

        return WriteValue(field, value, -1, false);
    }

    private bool WriteResolved(PlanField field, int ordinal)
    {
        var frame = run.FieldFrameOf(field);
        var hasFault = false;
        if (frame.HasFaults)
        {
            foreach (var fault in frame.FaultsOf(ordinal))
            {
                hasFault = true;
                _path.Push(field.ResponseName);
                AddError(fault, field);
                _path.Pop();
            }
        }

        return WriteValue(field, frame.Results[ordinal], FirstSlot(field, ordinal), hasFault);
    }

    private bool WriteFault(PlanField field, GraphQLError error)
    {
        _path.Push(field.ResponseName);
        AddError(error, field);
        _path.Pop();
        return WriteValue(field, ResolvedValue.Null, -1, true);
    }

    private int FirstSlot(PlanField field, int ordinal) => field.LeadsToBatch ? run.FieldFrameOf(field).FirstSlots[ordinal] : -1;
}
