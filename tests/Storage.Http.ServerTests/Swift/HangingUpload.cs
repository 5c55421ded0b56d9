using Storage.Http.ServerTests.Servers;

namespace Storage.Http.ServerTests.Swift;

/// <summary>Uploads whose complete waits for one storage node: some parts lie there, and its own mark, which is looked at first, does not.</summary>
static class HangingUpload
{
    internal static async Task<Upload> BeginAsync(SwiftServer swift, SwiftClient client, SwiftBucket bucket, string key, int parts, string node, int minimum = 1, int maximum = int.MaxValue)
    {
        while (true)
        {
            var upload = await Upload.BeginAsync(client, bucket, key);
            var mark = $"{key}/{upload.Id}";
            var nodes = await swift.LocateAsync(bucket.Account, $"{bucket.Name}+segments", [mark, .. Enumerable.Range(1, parts).Select(number => $"{mark}/{number}")]);
            var waiting = nodes.Skip(1).Count(place => place == node);
            if (nodes[0] != node && waiting >= minimum && waiting <= maximum)
            {
                return await upload.PutPartsAsync(parts);
            }
        }
    }
}
