using System.Text;
using FsCheck.Fluent;
using Storage.Http.Responses;

namespace Storage.Http.Tests.Responses;

public class MarkFinderTests
{
    [Fact]
    public void Next_WalkedThroughAnyText_FindsEveryMark() =>
        Properties.Hold(Gen.ListOf(Gen.Elements("<", "&", "a", "abcdefghijklmnopqrstuvwxyz", new string('x', 64), new string('y', 200))).Select(string.Concat), 500, text =>
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            var finder = new MarkFinder(bytes, (byte)'<', (byte)'&');
            var found = new List<int>();
            for (var mark = finder.Next(0); mark >= 0; mark = finder.Next(mark + 1))
            {
                found.Add(mark);
            }

            Assert.Equal(Enumerable.Range(0, text.Length).Where(i => text[i] is '<' or '&'), found);
        });

    [Fact]
    public void Next_FromAnyPosition_FindsTheNextMark() =>
        Properties.Hold(Gen.ListOf(Gen.Choose(0, 400)).Zip(Gen.ListOf(Gen.Choose(0, 400))), 500, pair =>
        {
            // Forwards and backwards: a reader may go back to where a text began.
            var bytes = new byte[300];
            foreach (var mark in pair.Item1.Where(mark => mark < bytes.Length))
            {
                bytes[mark] = (byte)'"';
            }

            var finder = new MarkFinder(bytes, (byte)'"', (byte)'\\');
            foreach (var position in pair.Item2)
            {
                var expected = position < bytes.Length ? bytes.AsSpan(position).IndexOf((byte)'"') : -1;

                Assert.Equal(expected < 0 ? -1 : position + expected, finder.Next(position));
            }
        });
}
