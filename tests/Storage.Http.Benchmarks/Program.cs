using Storage.Http.Benchmarks;

return await BenchmarkProgram.RunAsync(args, Console.Out);
