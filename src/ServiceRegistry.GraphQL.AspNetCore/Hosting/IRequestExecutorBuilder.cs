using Microsoft.Extensions.DependencyInjection;

namespace ServiceRegistry.GraphQL.AspNetCore;

/// <summary>Puts a GraphQL server together (Hot Chocolate's name).</summary>
public interface IRequestExecutorBuilder
{
    /// <summary>The application's services.</summary>
    IServiceCollection Services { get; }
}
