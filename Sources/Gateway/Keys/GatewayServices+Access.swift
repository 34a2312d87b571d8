public import Store
public import Translation

extension GatewayServices {
    /// Whether callers need a key.
    ///
    /// They do on an address that other machines reach, and as soon as there is any key, even if it was revoked or has
    /// expired since.
    public var areKeysRequired: Bool {
        configuration.keys.isAlwaysRequired || !GatewayConfiguration.isLoopback(configuration.server.host)
            || !access.ring.isLoaded || access.ring.hasKeys
    }

    /// Refuses to listen where other machines can call while no key is there to tell who they are.
    public func checkAddress() throws(ConfigurationError) {
        let host = configuration.server.host
        guard !GatewayConfiguration.isLoopback(host), access.ring.activeCount(at: access.wallClock()) == 0 else {
            return
        }
        throw .openAddressWithoutKeys(host: host)
    }

    /// Translates for a caller: within its policy and quotas, counted as used.
    ///
    /// - Parameters:
    ///   - requests: The items.
    ///   - caller: Who asks.
    ///   - deadline: Instant shared by all items.
    /// - Returns: One result or error for each item, in order.
    /// - Throws: ``UsageMeter/Excess`` when a quota would be passed, ``Store/StoreError``; then nothing was translated.
    public func translate(
        _ requests: [TranslationRequest], by caller: Caller, deadline: ContinuousClock.Instant
    ) async throws -> [Result<TranslationResult, TranslationError>] {
        guard let keyID = caller.keyID else { return await run(requests, deadline) }
        let lengths = requests.map { $0.text.unicodeScalars.count }
        let day = UTCDay(at: access.wallClock())
        try await loadUsage(of: keyID, on: day)
        try access.meter.charge(lengths.reduce(0, +), to: keyID, terms: caller.terms, on: day)
        let results = await run(requests.map(caller.request), deadline)
        let cached = zip(results, lengths).reduce(0) { sum, item in
            guard case .success(let result) = item.0, result.isFromCache else { return sum }
            return sum + item.1
        }
        if cached > 0 { access.meter.count(UsageCounts(requests: 0, cachedCharacters: cached), of: keyID, on: day) }
        return results
    }

    /// Charges a caller for text that is worked on otherwise than by translation.
    ///
    /// - Parameters:
    ///   - characters: Unicode scalars of the text.
    ///   - caller: Who asks.
    /// - Throws: ``UsageMeter/Excess`` when a quota would be passed, ``Store/StoreError``.
    public func charge(_ characters: Int, to caller: Caller) async throws {
        guard let keyID = caller.keyID else { return }
        let day = UTCDay(at: access.wallClock())
        try await loadUsage(of: keyID, on: day)
        try access.meter.charge(characters, to: keyID, terms: caller.terms, on: day)
    }

    /// Items, or bytes of text, from which on a request is worked on off the event loops, which others wait for.
    private static let longWork = (items: 16, bytes: 4_096)

    private func run(
        _ requests: [TranslationRequest], _ deadline: ContinuousClock.Instant
    ) async -> [Result<TranslationResult, TranslationError>] {
        let isLong =
            requests.count >= Self.longWork.items
            || requests.reduce(0) { $0 + $1.text.utf8.count } >= Self.longWork.bytes
        guard isLong else { return await pipeline.translate(requests, deadline: deadline) }
        return await withTaskExecutorPreference(LongWorkExecutor.shared) {
            await pipeline.translate(requests, deadline: deadline)
        }
    }

    /// What was used with a key, today and this month.
    public func usage(of keyID: String, on day: UTCDay) async throws -> UsageMeter.Totals {
        try await loadUsage(of: keyID, on: day)
        return access.meter.totals(of: keyID, on: day)
    }

    private func loadUsage(of keyID: String, on day: UTCDay) async throws {
        guard !access.meter.knows(keyID, on: day) else { return }
        let meter = access.meter
        try await withDatabase { try meter.load(keyID, on: day, from: $0) }
    }

    /// Keeps keys, reviewed units and cache in step with the database, and writes what was used, until cancelled.
    ///
    /// - Parameters:
    ///   - clock: The clock to wait by.
    ///   - interval: Time between two looks at the keys.
    ///   - looks: Looks between two writes of what was used.
    ///   - report: Told what the database refused, once until it works again; it is tried again after each interval.
    public func followKeys(
        clock: some Clock<Duration>, every interval: Duration, writingEach looks: Int = 5,
        report: @Sendable (any Error) -> Void
    ) async {
        let (ring, meter, cache) = (access.ring, access.meter, pipeline.cache)
        var isFailing = false
        var look = 0
        while !Task.isCancelled {
            look += 1
            let isWriting = look.isMultiple(of: looks)
            do {
                try await withDatabase { database in
                    try ring.reload(from: database)
                    // What was withdrawn must not stay in memory either.
                    if try database.followOtherProcesses() { cache?.removeAll() }
                    if isWriting { try meter.flush(to: database) }
                }
                isFailing = false
            } catch {
                if !isFailing { report(error) }
                isFailing = true
            }
            // A cancelled wait ends the loop.
            try? await clock.sleep(for: interval)
        }
    }
}
