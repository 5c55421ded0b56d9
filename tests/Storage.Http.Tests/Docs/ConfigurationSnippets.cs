using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Storage.Http.Tests.House;
using Storage.Http.Tests.Registration;
using Storage.Http.Tests.Schema;

namespace Storage.Http.Tests.Docs;

/// <summary>docs/configuration.md, run.</summary>
public sealed class ConfigurationSnippets : IDisposable
{
    const string Everything = """
        // snippet: all-settings
        {
          "Storage": {
            "Provider": "TencentCos",
            "MaxErrorBodyBytes": 262144,
            "ErrorBodyTimeout": "00:00:10",
            "SurfaceEmbeddedErrors": false,
            "ThrowOnError": true,
            "CheckHandlerOrder": false,
            "Retry": {
              "MaxRetryAttempts": 5,
              "ThrottlingDelay": "00:00:02",
              "TransientDelay": "00:00:00.2",
              "MaxDelay": "00:00:30",
              "UseJitter": false,
              "MaxServerDelay": "00:00:45",
              "MaxTotalTime": "00:01:20",
              "AttemptTimeout": "00:00:20",
              "BufferRequestBytes": 1048576,
              "Budget": {
                "Enabled": true,
                "Capacity": 1000,
                "RetryCost": 10,
                "TimeoutCost": 20,
                "HoldThrottled": false
              }
            },
            "Throttling": {
              "Enabled": true,
              "QueueLimit": 200,
              "MaxRetryAttempts": 10
            },
            "Log": {
              "Expected": "Trace",
              "Retried": "Debug",
              "GivenUp": "Error",
              "Lost": "Critical",
              "IncludePath": false
            }
          }
        }
        // end-snippet
        """;

    const string Several = """
        // snippet: settings-of-several
        {
          "Storage": {
            "Retry": { "MaxRetryAttempts": 5, "MaxTotalTime": "00:01:00" }
          },
          "Stores": {
            "Cos": { "BaseAddress": "https://examplebucket-1250000000.cos.ap-guangzhou.myqcloud.com", "Provider": "TencentCos" },
            "Oss": { "BaseAddress": "https://examplebucket.oss-cn-hangzhou.aliyuncs.com", "Provider": "alibabaoss", "Retry": { "MaxRetryAttempts": 2 } }
          }
        }
        // end-snippet
        """;

    const string OtherPlaces = """
        // snippet: schema-of-your-own
        {
          "properties": {
            "Stores": {
              "additionalProperties": { "$ref": "ConfigurationSchema.json#/definitions/storageErrorHandling" }
            }
          }
        }
        // end-snippet
        """;

    const string Faulty = """{ "Storage": { "Retry": { "MaxDelay": "-00:00:01", "UseJitter": "perhaps", "MaxRetryAttempt": 5 } } }""";

    const string Refusal = """
        // snippet: refused-settings
        The storage error handling of the HttpClient 'cos' cannot be used: Storage:Retry:MaxRetryAttempt is not a known key; did you mean MaxRetryAttempts? Storage:Retry:UseJitter is 'perhaps'; it must be true or false. Storage:Retry:MaxDelay is -00:00:01; it must lie between 00:00:00 and 1.00:00:00.
        // end-snippet
        """;

    readonly DocHost _host = new();

    [Fact]
    public void The_sample_has_every_key_and_every_key_of_it_is_bound()
    {
        var root = ConfiguredOptions.Configuration(SnippetRegions.Inside(Everything));
        _host.Builder.Services.AddHttpClient("cos").AddStorageErrorHandling(root.GetSection("Storage"));
        var options = _host.Services.GetRequiredService<IOptionsFactory<StorageErrorHandlingOptions>>().Create("cos");

        Assert.Equal(SettingKeys.All.Select(key => "Storage:" + key.Path).Order(), root.AsEnumerable().Where(pair => pair.Value is not null).Select(pair => pair.Key).Order());

        // The host of the pages switches jitter off by itself.
        Violations.None(SettingKeys.All.Where(key => !key.Path.EndsWith(":Enabled", StringComparison.Ordinal) && Equals(OptionValues.Of(key, options), OptionValues.DefaultOf(key))).Select(key => key.Path));
    }

    [Fact]
    public void Defaults_and_clients_have_sections_of_their_own()
    {
        var builder = _host.Builder;
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(SnippetRegions.Inside(Several))));

        // snippet: several-clients
        var stores = builder.Configuration.GetSection("Stores");
        builder.Services.ConfigureHttpClientDefaults(clients => clients.AddStorageErrorHandling(builder.Configuration.GetSection("Storage")));
        foreach (var store in stores.GetChildren())
        {
            builder.Services.AddHttpClient(store.Key, client => client.BaseAddress = new(store["BaseAddress"]!))
                .AddStorageErrorHandling(store);
        }
        // end-snippet

        Assert.Equal((StorageProvider.TencentCos, 5, 60), Of("Cos"));
        Assert.Equal((StorageProvider.AlibabaOss, 2, 60), Of("Oss"));
        Assert.Equal("examplebucket.oss-cn-hangzhou.aliyuncs.com", _host.Client("Oss").BaseAddress!.Host);
    }

    [Fact]
    public void What_a_host_prints_of_a_faulty_section_is_that()
    {
        var builder = _host.Builder;
        builder.Configuration.AddJsonStream(new MemoryStream(Encoding.UTF8.GetBytes(Faulty)));
        builder.Services.AddHttpClient("cos").AddStorageErrorHandling(builder.Configuration.GetSection("Storage"));

        Assert.Equal(SnippetRegions.Inside(Refusal).Trim(), Assert.Throws<OptionsValidationException>(() => _host.Services.GetRequiredService<IStartupValidator>().Validate()).Message);
    }

    [Fact]
    public void A_schema_of_ones_own_leads_to_a_part_of_ours()
    {
        var reference = JsonNode.Parse(SnippetRegions.Inside(OtherPlaces))!["properties"]!["Stores"]!["additionalProperties"]!["$ref"]!.GetValue<string>().Split('#');

        var found = reference[1].Split('/').Skip(1).Aggregate(JsonNode.Parse(Repository.Read("src/Storage.Http/" + reference[0])), (node, name) => node?[name]);

        Assert.NotNull(found?["properties"]?["Provider"]);
    }

    [Fact]
    public void The_table_has_every_key() => CommittedText.Check("docs/configuration.md", ConfigurationPage.Render());

    public void Dispose() => _host.Dispose();

    (StorageProvider?, int, double) Of(string name) => _host.Services.GetRequiredService<IOptionsMonitor<StorageErrorHandlingOptions>>().Get(name) is var options
        ? (options.Provider, options.Retry.MaxRetryAttempts, options.Retry.MaxTotalTime.TotalSeconds)
        : default;
}
