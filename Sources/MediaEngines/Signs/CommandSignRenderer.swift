public import Accessibility

/// A program that renders signs, started for each gloss.
///
/// It gets the document of ``SignRenderRequest`` on standard input and writes the file to standard output. When it lacks
/// signs it ends with status 3 and writes `{"missing":["GLOSS"]}` instead. Of the variables of this process it gets `PATH`,
/// `HOME`, `LANG` and `LC_ALL` only.
public struct CommandSignRenderer: SignRenderer {
    /// How the program is called.
    public struct Configuration: Hashable, Sendable {
        /// Name in configuration, answers and metrics.
        public var name: String
        /// Path of the program and its arguments, given to it as they are, without a shell.
        ///
        /// In the arguments `{media}` is replaced by the media type that is wanted: `application/pose`.
        public var command: [String]
        /// What it can give.
        public var media: [SignMedia]
        /// Most programs at a time.
        public var concurrency: Int
        /// Most bytes of one file.
        public var maximumBytes: Int
        /// Whether glosses leave the operator's machines for it, as the operator says of a program that asks a service.
        public var isExternal: Bool

        /// Creates a configuration.
        ///
        /// - Parameters:
        ///   - name: Name of the renderer.
        ///   - command: Path of the program and its arguments.
        ///   - media: What it can give.
        ///   - concurrency: Most programs at a time.
        ///   - maximumBytes: Most bytes of one file.
        ///   - isExternal: Whether glosses leave the operator's machines for it.
        public init(
            name: String, command: [String], media: [SignMedia] = [.pose], concurrency: Int = 2,
            maximumBytes: Int = 64 << 20, isExternal: Bool = false
        ) {
            self.name = name
            self.command = command
            self.media = media
            self.concurrency = concurrency
            self.maximumBytes = maximumBytes
            self.isExternal = isExternal
        }
    }

    /// Exit status of a program that lacks signs.
    public static let missingStatus: Int32 = 3

    private let configuration: Configuration
    private let permits: Permits

    /// Creates a renderer; the program is started when something is to be rendered.
    public init(_ configuration: Configuration) {
        self.configuration = configuration
        permits = Permits(max(1, configuration.concurrency))
    }

    /// Name in configuration, answers and metrics.
    public var name: String { configuration.name }
    /// What it can give.
    public var media: [SignMedia] { configuration.media }
    /// Whether glosses leave the operator's machines for it, as the operator says.
    public var isExternal: Bool { configuration.isExternal }

    /// Renders a gloss by one run of the program.
    ///
    /// - Parameters:
    ///   - request: The gloss and the medium.
    ///   - deadline: When the program is killed.
    /// - Returns: The file.
    /// - Throws: ``SignRenderError``, or `CancellationError` when the caller's task was cancelled.
    public func render(
        _ request: SignRenderRequest, deadline: ContinuousClock.Instant
    ) async throws -> SignRendering {
        let (name, wanted) = (name, request.media)
        guard media.contains(wanted) else {
            throw SignRenderError.unavailableMedium(renderer: name, wanted: wanted)
        }
        let run = CommandRun(
            arguments: CommandTemplate.filled(configuration.command, ["media": wanted.mediaType]),
            environment: CommandTemplate.environment, maximumOutputBytes: configuration.maximumBytes)
        do {
            return try await permits.withPermit(until: deadline) {
                try await BlockingThread.run { interruption in
                    let outcome = try run.outcome(for: request.json, deadline: deadline, interruption: interruption)
                    switch outcome.status {
                    case 0: return try SignRendering(checking: outcome.bytes, wanted: wanted, renderer: name)
                    case Self.missingStatus: throw SignRefusal.error(in: outcome.bytes, of: name)
                    case let status: throw CommandRun.refusal(status: status)
                    }
                }
            }
        } catch let fault as ProcessFault {
            throw fault.signError(of: name)
        }
    }
}
