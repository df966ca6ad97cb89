using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace ServiceRegistry.GraphQL.AspNetCore.Explorer;

/// <summary>One folder of another provider, as if it were the root.</summary>
internal sealed class SubfolderFileProvider(IFileProvider files, string folder) : IFileProvider
{
    public IDirectoryContents GetDirectoryContents(string subpath) => files.GetDirectoryContents(Below(subpath));

    public IFileInfo GetFileInfo(string subpath) => files.GetFileInfo(Below(subpath));

    public IChangeToken Watch(string filter) => files.Watch(Below(filter));

    private string Below(string subpath) => $"{folder}/{subpath.TrimStart('/')}";
}
