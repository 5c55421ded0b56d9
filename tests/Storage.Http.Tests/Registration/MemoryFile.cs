using System.Text;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Primitives;

namespace Storage.Http.Tests.Registration;

/// <summary>A file in memory whose watchers are told at once, and what they throw comes back to whoever wrote.</summary>
sealed class MemoryFile : IFileProvider, IFileInfo, IDisposable
{
    byte[]? _content;
    CancellationTokenSource _changed = new();

    public bool Exists => _content is not null;

    public long Length => _content?.Length ?? -1;

    public string? PhysicalPath => null;

    public string Name => "appsettings.json";

    public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;

    public bool IsDirectory => false;

    /// <summary>Writes the file, or deletes it where there is no text.</summary>
    public void Write(string? text)
    {
        _content = text is null ? null : Encoding.UTF8.GetBytes(text);
        using var changed = _changed;
        _changed = new();
        changed.Cancel();
    }

    public Stream CreateReadStream() => new MemoryStream(_content!, writable: false);

    public IFileInfo GetFileInfo(string subpath) => this;

    public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

    public void Dispose() => _changed.Dispose();

    public IChangeToken Watch(string filter) => new CancellationChangeToken(_changed.Token);
}
