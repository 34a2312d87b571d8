public import TextProcessing
public import Translation
public import Transport

/// A translation service on the network, spoken to in its dialect.
///
/// Segments travel in batches within the limits, several at a time. A batch that fails fails its own segments only; one
/// that the service refuses is halved until the segment it refuses is found. No error holds a text, a path or a key.
public struct RemoteBackend: TranslationBackend {
    typealias Results = [Result<SegmentOutput, BackendError>]

    /// What the backend declares.
    public let description: BackendDescription
    private let dialect: any RemoteDialect
    private let transport: CurlTransport
    private let configuration: RemoteConfiguration
    private let codes: [LanguagePair: RemotePair]
    private let limits: RemoteLimits
    private let places: ConcurrencyLimiter

    /// Creates a backend; nothing is sent yet.
    public init(dialect: any RemoteDialect, configuration: RemoteConfiguration, transport: CurlTransport) {
        self.dialect = dialect
        self.transport = transport
        self.configuration = configuration
        codes = Dictionary(configuration.directions.map { ($0.pair, $0.codes) }) { first, _ in first }
        limits = RemoteLimits(
            segments: max(1, min(configuration.limits.segments, dialect.limits.segments)),
            characters: max(1, min(configuration.limits.characters, dialect.limits.characters)))
        places = ConcurrencyLimiter(limit: configuration.concurrency, queue: .max, clock: .continuous)
        description = BackendDescription(
            id: configuration.id, method: configuration.method, locality: configuration.locality,
            directions: configuration.directions.map { .init($0.pair, quality: $0.quality, scores: $0.scores) },
            costPerMillionCharacters: configuration.pricePerMillion, licence: configuration.licence,
            maximumConcurrency: configuration.concurrency)
    }

    /// Translates segments in as few requests as the limits allow.
    public func translate(
        _ segments: [SegmentInput], pair: LanguagePair, deadline: ContinuousClock.Instant
    ) async -> [Result<SegmentOutput, BackendError>] {
        guard let codes = codes[pair] else {
            return segments.map { _ in .failure(BackendError(.refusedInput, "\(pair) is not a direction of it")) }
        }
        let plan = RemoteBatchPlan(segments, limits: limits)
        var results = Results(
            repeating: .failure(
                BackendError(.refusedInput, "longer than the \(limits.characters) characters of a request")),
            count: segments.count)
        await withTaskGroup(of: (Range<Int>, Results).self) { group in
            var waiting = plan.batches[...]
            func startNext() {
                guard let batch = waiting.popFirst() else { return }
                group.addTask { (batch, await translate(Array(segments[batch]), codes: codes, deadline: deadline)) }
            }
            for _ in 0..<max(1, configuration.concurrency) { startNext() }
            for await (batch, part) in group {
                results.replaceSubrange(batch, with: part)
                startNext()
            }
        }
        return results
    }

    /// Asks what the dialect asks; a service without a question that costs nothing counts as healthy.
    public func health() async -> BackendHealth {
        guard var request = dialect.healthRequest else { return .healthy }
        let limit = min(configuration.timeout, .seconds(2))
        request.deadline = .now + limit
        request.timeouts.connect = limit
        request.maximumBodyBytes = configuration.maximumReplyBytes
        do throws(TransportError) {
            let response = try await transport.send(request)
            guard let error = RemoteStatus.failure(of: response) else { return .healthy }
            return BackendHealth(isHealthy: false, remedy: withRemedy(error, status: response.status).explanation)
        } catch {
            let remedy =
                "\(error.explanation); check that the service of backends.services[\(configuration.id)].url runs"
            return BackendHealth(isHealthy: false, remedy: remedy)
        }
    }

    /// The results of one batch; what the service refuses is looked for by halving, with a bounded number of requests.
    private func translate(
        _ segments: [SegmentInput], codes: RemotePair, deadline: ContinuousClock.Instant
    ) async -> Results {
        var results = Results(repeating: .failure(BackendError(.refusedInput, "not sent")), count: segments.count)
        var pending = [segments.indices]
        // One refused segment among n costs two requests for each halving.
        var requestsLeft = 1 + 2 * (Int.bitWidth - segments.count.leadingZeroBitCount)
        while let range = pending.popLast() {
            requestsLeft -= 1
            do throws(BackendError) {
                results.replaceSubrange(
                    range, with: try await send(Array(segments[range]), codes: codes, deadline: deadline))
            } catch {
                guard error.code == .refusedInput, range.count > 1, requestsLeft >= pending.count + 2 else {
                    results.replaceSubrange(range, with: range.map { _ in .failure(error) })
                    continue
                }
                let middle = range.lowerBound + range.count / 2
                pending += [middle..<range.upperBound, range.lowerBound..<middle]
            }
        }
        return results
    }

    private func send(
        _ segments: [SegmentInput], codes: RemotePair, deadline: ContinuousClock.Instant
    ) async throws(BackendError) -> Results {
        guard !Task.isCancelled else { throw BackendError(.cancelled, "the caller went away") }
        guard await places.acquire(until: deadline) else {
            if Task.isCancelled { throw BackendError(.cancelled, "the caller went away") }
            throw BackendError(.deadlineExceeded, "no request could be sent in time")
        }
        defer { places.release() }
        var request = dialect.request(segments, pair: codes)
        request.deadline = min(deadline, .now + configuration.timeout)
        request.timeouts = TransportTimeouts(
            connect: configuration.timeout, firstByte: configuration.timeout, idle: configuration.timeout)
        request.maximumBodyBytes = configuration.maximumReplyBytes
        // Services of others learn nothing that ties requests together.
        if configuration.locality == .localNetwork, let trace = TraceContext.current {
            request.headers.append(TransportHeader(name: "traceparent", value: trace.traceparent))
        }
        let response: TransportResponse
        do throws(TransportError) {
            response = try await transport.send(request)
        } catch {
            throw error.backendError(isDeadlineOver: deadline <= .now)
        }
        let results: Results
        do throws(BackendError) {
            results = try dialect.outputs(response, for: segments)
        } catch {
            throw withRemedy(error, status: response.status)
        }
        guard results.count == segments.count else {
            throw BackendError(.malformedReply, "\(results.count) translations for \(segments.count) texts")
        }
        return results.map { result in
            guard case .success(let output) = result, output.text.allSatisfy(\.isWhitespace) else { return result }
            return .failure(BackendError(.malformedReply, "an empty translation"))
        }
    }

    /// Says where what the service complains about is configured.
    private func withRemedy(_ error: BackendError, status: Int) -> BackendError {
        guard error.code == .unavailable else { return error }
        let place: String
        switch status {
        case 401, 403: place = "keyFile"
        case 300..<400, 404, 405: place = "url"
        default: return error
        }
        return BackendError(
            error.code, "\(error.explanation); check backends.services[\(configuration.id)].\(place)",
            retryAfter: error.retryAfter)
    }
}
