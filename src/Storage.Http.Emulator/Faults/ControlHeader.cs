using System.Diagnostics.CodeAnalysis;
using System.Text;
using Storage.Http.Emulator.Answers;

namespace Storage.Http.Emulator.Faults;

/// <summary>The request header by which a fault is asked for without a script.</summary>
static class ControlHeader
{
    internal const string Name = "x-emulator-fault";

    /// <summary>Reads the header, or says what is wrong with it.</summary>
    internal static bool TryParse(string text, [NotNullWhen(true)] out Fault? fault, [NotNullWhen(false)] out Answer? complaint)
    {
        try
        {
            fault = Fault.Parse(text);
            complaint = null;
            return true;
        }
        catch (FormatException error)
        {
            fault = null;
            complaint = new Answer(400) { Body = Encoding.UTF8.GetBytes($"{Name}: {error.Message}\n"), ContentType = "text/plain; charset=utf-8" };
            return false;
        }
    }
}
