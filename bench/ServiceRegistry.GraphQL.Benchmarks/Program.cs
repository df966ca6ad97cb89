using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using ServiceRegistry.GraphQL.Benchmarks;

// In this process: a generated project would be built under the rules of this repository, and measure the same.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromTypes([typeof(OperationBenchmarks), typeof(ValidationBenchmarks)]).Run(args.Length > 0 ? args : ["--filter", "*"], config);
