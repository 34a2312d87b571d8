public import Translation

/// Everything the surfaces call: built once, shared by server, commands and tests.
public struct GatewayServices: Sendable {
    /// The configuration in force.
    public let configuration: GatewayConfiguration
    /// Text tools.
    public let text: TextServices
    /// Engines, in the order of their identifiers.
    public let backends: [any TranslationBackend]
    /// The request flow.
    public let pipeline: TranslationPipeline
    /// The API's description, or nil when the file is missing.
    public let openAPIDocument: String?
    /// What is wrong in lexicon and corpus files, with file and line; the rest was loaded.
    public let lexiconProblems: [String]

    /// Why the gateway cannot translate now, in English; empty when it can.
    public func readinessFailures() async -> [String] { [] }

    /// Ends child processes and closes the store.
    public func shutDown() async {}
}

/// Builds the services of a configuration.
public func buildServices(_ configuration: GatewayConfiguration, share: ShareDirectory) async throws -> GatewayServices
{
    let text = try TextServices(share: share)
    return GatewayServices(
        configuration: configuration, text: text, backends: [],
        pipeline: TranslationPipeline(backends: [], stages: text.stages), openAPIDocument: nil, lexiconProblems: [])
}

/// Looks at everything.
public func diagnose(_ configuration: GatewayConfiguration, share: ShareDirectory) async -> [DiagnosisFinding] { [] }
