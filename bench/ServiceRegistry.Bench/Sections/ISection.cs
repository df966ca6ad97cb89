using ServiceRegistry.Bench.Run;

namespace ServiceRegistry.Bench.Sections;

/// <summary>A part of the table that can be measured alone.</summary>
internal interface ISection
{
    /// <summary>As it is named on the command line.</summary>
    string Name { get; }

    Task<IReadOnlyList<Row>> MeasureAsync(Stage stage);
}
