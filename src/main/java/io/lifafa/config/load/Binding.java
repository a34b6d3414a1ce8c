package io.lifafa.config.load;

import io.lifafa.config.ApiConfig;
import io.lifafa.config.BatchSize;
import io.lifafa.config.CacheConfig;
import io.lifafa.config.ClusterConfig;
import io.lifafa.config.ConfigException;
import io.lifafa.config.HttpConfig;
import io.lifafa.config.HttpLimits;
import io.lifafa.config.IngestConfig;
import io.lifafa.config.LifafaConfig;
import io.lifafa.config.LimiterConfig;
import io.lifafa.config.NodeConfig;
import io.lifafa.config.PipelineConfig;
import io.lifafa.config.Roles;
import io.lifafa.config.RulesConfig;
import io.lifafa.config.StoreConfig;
import io.lifafa.config.mongo.MongoUri;
import io.lifafa.config.mongo.MongoUriOptions;
import io.lifafa.config.text.Durations;
import io.lifafa.config.text.Sizes;
import io.lifafa.sms.AccountNumbers;
import io.lifafa.text.lexicon.Lexicon;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** From keys to records: the one place where both names meet. */
public final class Binding {
    private static final Function<String, String> TEXT = text -> text;

    private final Values values;

    public Binding(Values values) {
        this.values = values;
    }

    /** @throws ConfigException with every problem, if there is any */
    public LifafaConfig config() throws ConfigException {
        String tenant = values.get("tenant", TEXT);
        values.build("", () -> {
            LifafaConfig.check(tenant);
            return tenant;
        });
        ZoneId zone = values.get("zone", Forms::zone);
        Optional<StoreConfig> store = values.build("store.", this::store);
        Optional<HttpLimits> limits = values.build("http.", this::limits);
        Optional<HttpConfig> http = limits.flatMap(it -> values.build("http.", () -> http("http.", it)));
        Optional<HttpConfig> management =
                limits.flatMap(it -> values.build("management.", () -> http("management.", it)));
        Optional<IngestConfig> ingest = values.build("ingest.", this::ingest);
        Optional<PipelineConfig> pipeline = values.build("pipeline.", this::pipeline);
        Optional<ApiConfig> api = values.build("api.", this::api);
        Optional<LimiterConfig> limiter = values.build("limiter.", this::limiter);
        Optional<CacheConfig> cache = values.build("cache.", this::cache);
        Optional<RulesConfig> rules = values.build("rules.", this::rules);
        Optional<NodeConfig> node = values.build("node.", this::node);
        Optional<ClusterConfig> cluster = values.build("cluster.", this::cluster);
        if (!values.problems().isEmpty()) {
            throw new ConfigException(values.problems());
        }
        return new LifafaConfig(
                tenant,
                zone,
                store.orElseThrow(),
                http.orElseThrow(),
                management.orElseThrow(),
                ingest.orElseThrow(),
                pipeline.orElseThrow(),
                api.orElseThrow(),
                limiter.orElseThrow(),
                cache.orElseThrow(),
                rules.orElseThrow(),
                node.orElseThrow(),
                cluster.orElseThrow());
    }

    private StoreConfig store() {
        Optional<String> uri = values.optional("store.uri", TEXT);
        return new StoreConfig(
                uri,
                database(uri),
                file("store.tls_ca_file", uri, MongoUriOptions.CA_FILE),
                file("store.tls_certificate_file", uri, MongoUriOptions.CERTIFICATE_FILE),
                values.get("store.data_dir", Forms::path),
                values.get("store.durability", Forms::durability),
                values.get("store.embedded_host", TEXT),
                values.get("store.embedded_port", Forms::integer),
                values.optional("store.embedded_password", TEXT),
                values.get("store.embedded_open", Forms::flag),
                values.get("store.reserve_bytes", Sizes::parse),
                values.get("store.lease", Durations::parse),
                values.get("store.timeout", Durations::parse),
                values.get("store.event_retention", Durations::parse),
                values.get("store.idempotency_retention", Durations::parse),
                values.get("store.keep_filtered_bodies", Forms::flag));
    }

    /** The one named outright, else the one in the URI, else the default. */
    private String database(Optional<String> uri) {
        String key = "store.database";
        String named = values.get(key, TEXT);
        Optional<String> inUri = values.isGiven(key) ? Optional.empty() : uri.flatMap(MongoUri::database);
        return inUri.map(name -> values.derived(key, new Given(name, "path of store.uri")))
                .orElse(named);
    }

    /** The one named outright, else the one that an option of the URI names, as the official drivers take it. */
    private Optional<Path> file(String key, Optional<String> uri, String option) {
        Optional<Path> named = values.optional(key, Forms::path);
        return values.isGiven(key)
                ? named
                : uri.map(MongoUri::options)
                        .flatMap(options -> options.get(option))
                        .map(file -> values.derived(key, new Given(file, option + " of store.uri")))
                        .map(Forms::path);
    }

    private HttpConfig http(String group, HttpLimits limits) {
        return new HttpConfig(values.get(group + "host", TEXT), values.get(group + "port", Forms::integer), limits);
    }

    private HttpLimits limits() {
        return new HttpLimits(
                values.optional("http.allowed_hosts", HttpLimits::hosts).orElse(List.of()),
                values.get("http.min_body_rate", Forms::integer),
                values.get("http.body_grace", Durations::parse),
                values.get("http.header_timeout", Durations::parse),
                values.get("http.max_connections", Forms::integer),
                values.get("http.address_share", Forms::decimal));
    }

    private IngestConfig ingest() {
        return new IngestConfig(
                values.get("ingest.default_user", TEXT),
                values.get("ingest.max_item_chars", Forms::integer),
                values.get("ingest.max_request_bytes", Sizes::parse),
                values.get("ingest.max_compression_ratio", Forms::decimal),
                values.get("ingest.max_streams", Forms::integer),
                values.get("ingest.linger", Durations::parse),
                values.get("ingest.max_backlog_sms", Forms::integer),
                values.get("ingest.max_backlog_bytes", Sizes::parse),
                values.get("ingest.read_timeout", Durations::parse),
                values.get("ingest.form_encoded", Forms::flag),
                values.get("ingest.id_conflict", Forms::idConflict),
                values.get("ingest.duplicates", Forms::duplicates));
    }

    private PipelineConfig pipeline() {
        return new PipelineConfig(
                values.get("pipeline.workers", Forms::integer),
                values.get("pipeline.chunks_per_worker", Forms::integer),
                values.get("pipeline.max_attempts", Forms::integer),
                values.get("pipeline.retry_delay", Durations::parse),
                values.get("pipeline.max_retry_delay", Durations::parse),
                values.get("pipeline.poll_interval", Durations::parse));
    }

    private ApiConfig api() {
        BatchSize batch = values.get("api.batch_size", BatchSize::parse);
        return new ApiConfig(
                values.optional("api.url", Forms::url),
                values.optional("api.key", TEXT),
                values.get("api.model", TEXT),
                values.optional("api.second_url", Forms::url),
                values.optional("api.second_key", TEXT),
                values.optional("api.second_model", TEXT),
                batch.min(),
                batch.max(),
                values.get("api.timeout", Durations::parse),
                values.get("api.max_reply_bytes", Sizes::parse),
                values.get("api.redact", Forms::flag),
                values.get("api.fallback", Forms::fallback));
    }

    private LimiterConfig limiter() {
        return new LimiterConfig(
                values.optional("limiter.min_delay", Durations::parse),
                values.optional("limiter.max_delay", Durations::parse),
                values.optional("limiter.initial_delay", Durations::parse),
                values.optional("limiter.target_response_time", Durations::parse),
                values.get("limiter.adaptive_batching", Forms::flag),
                quota("limiter.requests_per_minute"),
                quota("limiter.tokens_per_minute"),
                values.get("limiter.max_in_flight", Forms::integer));
    }

    private CacheConfig cache() {
        return new CacheConfig(
                values.get("cache.enabled", Forms::flag),
                values.get("cache.max_templates", Forms::integer),
                values.get("cache.recheck", Forms::decimal));
    }

    private RulesConfig rules() {
        return new RulesConfig(
                values.optional("rules.lexicon_dir", it -> Lexicon.with(Forms.path(it)))
                        .orElseGet(Lexicon::shipped),
                values.get("rules.full_accounts", Forms::flag) ? AccountNumbers.FULL : AccountNumbers.LAST_FOUR);
    }

    private NodeConfig node() {
        return new NodeConfig(values.optional("node.name", TEXT), values.get("node.roles", Roles::parse));
    }

    private ClusterConfig cluster() {
        return new ClusterConfig(
                values.get("cluster.enabled", Forms::flag),
                values.get("cluster.name", TEXT),
                values.optional("cluster.password", TEXT),
                values.get("cluster.members", TEXT),
                values.get("cluster.host", TEXT),
                values.optional("cluster.public_host", TEXT),
                values.get("cluster.port", Forms::integer),
                values.get("cluster.bus_port", Forms::integer),
                values.optional("cluster.certificates", Forms::path),
                values.get("cluster.insecure", Forms::flag),
                values.optional("cluster.kubernetes_service", TEXT));
    }

    private OptionalLong quota(String key) {
        return values.optional(key, Forms::integer).map(OptionalLong::of).orElse(OptionalLong.empty());
    }
}
