using System.Reflection;
using BenchmarkDotNet.Running;
using Storage.Http.Benchmarks.Micro.Tables;

namespace Storage.Http.Tests.Benchmarks;

/// <summary>Runs one case of a benchmark as BenchmarkDotNet would: its parameters set, between set-up and cleanup.</summary>
static class BenchmarkRun
{
    /// <summary>What the case returned at each of three calls.</summary>
    public static async Task<IReadOnlyList<object?>> CallAsync(BenchmarkCase item)
    {
        var descriptor = item.Descriptor;
        var target = Activator.CreateInstance(descriptor.Type)!;
        foreach (var parameter in item.Parameters.Items.Where(parameter => !parameter.IsArgument))
        {
            descriptor.Type.InvokeMember(parameter.Name, BindingFlags.SetProperty | BindingFlags.SetField, null, target, [parameter.Value]);
        }

        await CallAsync(descriptor.GlobalSetupMethod, target);
        var results = new List<object?>();
        for (var i = 0; i < 3; i++)
        {
            await CallAsync(descriptor.IterationSetupMethod, target);
            results.Add(await CallAsync(descriptor.WorkloadMethod, target, [.. item.Parameters.Items.Where(parameter => parameter.IsArgument).Select(argument => argument.Value)]));
            await CallAsync(descriptor.IterationCleanupMethod, target);
        }

        await CallAsync(descriptor.GlobalCleanupMethod, target);
        return results;
    }

    /// <summary>What the case is to return, as it or its class says.</summary>
    public static object? Wanted(BenchmarkCase item) =>
        (item.Descriptor.WorkloadMethod.GetCustomAttribute<ResultAttribute>() ?? item.Descriptor.Type.GetCustomAttribute<ResultAttribute>())?.Wanted;

    static async Task<object?> CallAsync(MethodInfo? method, object target, params object?[] arguments)
    {
        var result = method?.Invoke(target, arguments);
        if (result is not Task task)
        {
            return result;
        }

        await task;
        return task.GetType().GetProperty("Result")?.GetValue(task);
    }
}
