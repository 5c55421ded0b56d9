using Storage.Http.Benchmarks;

return BenchmarkProgram.Run(args, Console.Out);
