/// One metric with its labels: name, type, help and what its labels are called.
///
/// Names and units follow Prometheus' naming practice: base units, `_total` for counters. Labels have few values, never
/// a text, a key, an address or a path of a request.
public struct MetricFamily: Hashable, Sendable {
    /// How values behave.
    public enum Kind: String, Hashable, Sendable {
        /// Only grows.
        case counter
        /// Goes up and down.
        case gauge
        /// Counts observations by size.
        case histogram
    }

    /// Name, such as `chaka_http_requests_total`.
    public let name: String
    /// How values behave.
    public let kind: Kind
    /// One sentence for the reader of a dashboard.
    public let help: String
    /// Names of the labels, in order.
    public let labels: [String]

    /// The name alone tells families apart.
    public static func == (one: MetricFamily, other: MetricFamily) -> Bool { one.name == other.name }

    /// Hashes the name, which is all that tells families apart.
    public func hash(into hasher: inout Hasher) { hasher.combine(name) }

    init(_ name: String, _ kind: Kind, _ help: String, labels: [String] = []) {
        self.name = name
        self.kind = kind
        self.help = help
        self.labels = labels
    }
}

extension MetricFamily {
    /// Requests answered.
    public static let requests = MetricFamily(
        "chaka_http_requests_total", .counter, "Requests answered, by route as it is described.",
        labels: ["route", "method", "status"])
    /// Time from head of request to head of answer.
    public static let requestSeconds = MetricFamily(
        "chaka_http_request_duration_seconds", .histogram, "Time of a request.", labels: ["route"])
    /// Requests under way.
    public static let requestsInFlight = MetricFamily(
        "chaka_http_requests_in_flight", .gauge, "Requests under way.")
    /// Sentences by what became of them.
    public static let segments = MetricFamily(
        "chaka_translation_segments_total", .counter, "Sentences, by direction and what became of them.",
        labels: ["source", "target", "status"])
    /// Unicode scalars of translated texts.
    public static let characters = MetricFamily(
        "chaka_translation_characters_total", .counter, "Characters of texts to translate, cached ones included.",
        labels: ["source", "target"])
    /// Calls of backends by outcome.
    public static let attempts = MetricFamily(
        "chaka_backend_attempts_total", .counter, "Sentences asked of a backend, by outcome.",
        labels: ["backend", "outcome"])
    /// Time of a call of a backend.
    public static let attemptSeconds = MetricFamily(
        "chaka_backend_duration_seconds", .histogram, "Time of a call of a backend.", labels: ["backend"])
    /// State of the breaker of a backend.
    public static let breakers = MetricFamily(
        "chaka_backend_breaker_state", .gauge, "0 closed, 1 half open, 2 open.", labels: ["backend"])
    /// Whether a backend is healthy.
    public static let health = MetricFamily(
        "chaka_backend_healthy", .gauge, "1 when the backend said at its last look that it can answer.",
        labels: ["backend"])
    /// Hedged calls.
    public static let hedges = MetricFamily(
        "chaka_backend_hedges_total", .counter,
        "Second backends asked because the first was slow, and how many of them answered first.",
        labels: ["backend", "outcome"])
    /// Look-ups in the cache.
    public static let cacheLookups = MetricFamily(
        "chaka_cache_lookups_total", .counter, "Look-ups in the cache of translations.", labels: ["outcome"])
    /// Answers dropped from the cache.
    public static let cacheEvictions = MetricFamily(
        "chaka_cache_evictions_total", .counter, "Answers dropped to keep the cache within its budget.")
    /// Bytes held by the cache.
    public static let cacheBytes = MetricFamily("chaka_cache_bytes", .gauge, "Bytes the cache holds.")
    /// Answers held by the cache.
    public static let cacheEntries = MetricFamily("chaka_cache_entries", .gauge, "Answers the cache holds.")
    /// Seconds of audio spoken.
    public static let speechSeconds = MetricFamily(
        "chaka_speech_audio_seconds_total", .counter, "Seconds of audio spoken, cached ones included.",
        labels: ["language", "engine"])
    /// Requests refused by a limit.
    public static let refusals = MetricFamily(
        "chaka_refused_requests_total", .counter, "Requests refused by a limit, by error code.", labels: ["code"])
    /// Resident memory.
    public static let residentMemory = MetricFamily(
        "process_resident_memory_bytes", .gauge, "Resident memory of the process.")
    /// Open descriptors.
    public static let openDescriptors = MetricFamily("process_open_fds", .gauge, "Open file descriptors.")
    /// Processor time.
    public static let processorSeconds = MetricFamily(
        "process_cpu_seconds_total", .counter, "Processor time of the process, user and system.")
    /// Start of the process.
    public static let startTime = MetricFamily(
        "process_start_time_seconds", .gauge, "Start of the process in seconds since 1970 UTC.")

    /// Every family, in the order of this file; docs/operations.md explains each.
    public static let all: [MetricFamily] = [
        requests, requestSeconds, requestsInFlight, segments, characters, attempts, attemptSeconds, breakers, health,
        hedges, cacheLookups, cacheEvictions, cacheBytes, cacheEntries, speechSeconds, refusals, residentMemory,
        openDescriptors,
        processorSeconds, startTime,
    ]
}
