namespace Storage.Http.Tests.Pacing;

/// <summary>Runs without the context of the test, under which whoever is let go would go on later.</summary>
static class WithoutContext
{
    public static T Run<T>(Func<T> act)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return act();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }

    public static void Run(Action act) => Run(() =>
    {
        act();
        return true;
    });
}
