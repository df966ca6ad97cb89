using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ServiceRegistry.GraphQL.Execution;

namespace ServiceRegistry.GraphQL.AspNetCore.Http;

/// <summary>The services of an HTTP request. Their scope is made when somebody first asks for a service: most queries never do.</summary>
internal sealed class RequestServices(HttpContext context) : IKeyedServiceProvider, IDisposable
{
    private HttpContext? context = context;

    public object? GetService(Type serviceType) => Scoped().GetService(serviceType);

    public object? GetKeyedService(Type serviceType, object? serviceKey) => Keyed().GetKeyedService(serviceType, serviceKey);

    public object GetRequiredKeyedService(Type serviceType, object? serviceKey) => Keyed().GetRequiredKeyedService(serviceType, serviceKey);

    /// <summary>Lets go of the request when it has been answered: behind a stream, when that has ended.</summary>
    public void EndWith(ExecutionResult? result)
    {
        if (result is ResponseStream)
        {
            context!.Response.RegisterForDispose(this);
        }
        else
        {
            Dispose();
        }
    }

    /// <summary>A resolver that was left behind must not reach into the next request, which may be given the same context.</summary>
    public void Dispose() => Volatile.Write(ref context, null);

    // Resolvers that run at once may ask at once, and the scope is made without a lock.
    private IServiceProvider Scoped()
    {
        var current = Volatile.Read(ref context) ?? throw new ObjectDisposedException(nameof(IServiceProvider), "The request has been answered.");
        lock (this)
        {
            return current.RequestServices;
        }
    }

    private IKeyedServiceProvider Keyed() => (IKeyedServiceProvider)Scoped();
}
