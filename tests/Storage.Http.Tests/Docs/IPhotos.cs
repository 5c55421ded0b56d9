namespace Storage.Http.Tests.Docs;

/// <summary>What a program asks of its store.</summary>
public interface IPhotos
{
    Task<byte[]?> FindAsync(string name);
}
