using System.Data.Common;
using System.Text;

namespace TmfGraph.Resources.Storage.Sql;

/// <summary>The text of a statement and its parameters. Values enter SQL here and nowhere else.</summary>
internal sealed class SqlBuilder(SqlDialect dialect)
{
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, object Value, SqlValueKind Kind)> _parameters = [];
    private int _aliases;

    public SqlDialect Dialect { get; } = dialect;

    public bool IsEmpty => _text.Length == 0;

    public SqlBuilder Append(string sql)
    {
        _text.Append(sql);
        return this;
    }

    /// <summary>Adds a parameter and returns its name for the text.</summary>
    public string Bind(object? value, SqlValueKind kind = SqlValueKind.Text)
    {
        var name = $"@p{_parameters.Count}";
        _parameters.Add((name, value ?? DBNull.Value, kind));
        return name;
    }

    public string NextAlias() => $"e{_aliases++}";

    public void ApplyTo(DbCommand command)
    {
        command.CommandText = _text.ToString();
        foreach (var (name, value, kind) in _parameters)
        {
            command.Parameters.Add(Dialect.CreateParameter(name, value, kind));
        }
    }

    public override string ToString() => _text.ToString();
}

/// <summary>What a parameter holds.</summary>
internal enum SqlValueKind
{
    Text,
    Integer,

    /// <summary>A <c>string[]</c> or other list of texts; entries may be null.</summary>
    TextList,

    /// <summary>A list of whole numbers.</summary>
    IntegerList,

    /// <summary>A JSON text as UTF-8 bytes.</summary>
    Json,

    /// <summary>A list of JSON texts as UTF-8 bytes.</summary>
    JsonList,
}
