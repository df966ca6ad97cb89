using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace ServiceRegistry.Storage.Querying;

/// <summary>
/// Translates the ordinal forms of Contains, StartsWith and EndsWith letter by letter. EF Core leaves them alone, and its own
/// translation of the plain forms is LIKE on SQLite, which ignores case.
/// </summary>
internal sealed class OrdinalStrings(ISqlExpressionFactory sql) : IMethodCallTranslator
{
    private static readonly MethodInfo Contains = Method(nameof(string.Contains));
    private static readonly MethodInfo StartsWith = Method(nameof(string.StartsWith));
    private static readonly MethodInfo EndsWith = Method(nameof(string.EndsWith));

    public SqlExpression? Translate(
        SqlExpression? instance, MethodInfo method, IReadOnlyList<SqlExpression> arguments, IDiagnosticsLogger<DbLoggerCategory.Query> logger)
    {
        if (instance is null || arguments is not [var given, SqlConstantExpression { Value: StringComparison.Ordinal }])
        {
            return null;
        }

        // Both sides in one mapping: the given one has none where it is a parameter.
        var mapping = ExpressionExtensions.InferTypeMapping(instance, given);
        var text = sql.ApplyTypeMapping(instance, mapping);
        var part = sql.ApplyTypeMapping(given, mapping);
        if (method == Contains)
        {
            return sql.GreaterThan(Call("instr", typeof(int), text, part), sql.Constant(0));
        }

        var length = Call("length", typeof(int), part);
        if (method == StartsWith)
        {
            return sql.Equal(Call("substr", typeof(string), text, sql.Constant(1), length), part);
        }

        // From the end by its length; the empty text, for which that would be the whole, ends every text.
        return method == EndsWith
            ? sql.OrElse(
                sql.Equal(length, sql.Constant(0)),
                sql.Equal(Call("substr", typeof(string), text, sql.Negate(length), length), part))
            : null;
    }

    private SqlExpression Call(string function, Type type, params SqlExpression[] arguments) =>
        sql.Function(function, arguments, nullable: true, arguments.Select(_ => true), type);

    private static MethodInfo Method(string name) => typeof(string).GetMethod(name, [typeof(string), typeof(StringComparison)])!;
}
