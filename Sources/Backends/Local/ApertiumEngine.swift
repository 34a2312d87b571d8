import Glibc
public import TextProcessing

/// Rule-based translation between Spanish and English by Debian's Apertium, in long-lived processes.
///
/// Quality is for getting the gist. Each direction is an engine of its own, a pool of pipelines of about ten processes.
public final class ApertiumEngine: Sendable {
    /// The direction translated.
    public let pair: LanguagePair
    private let width: Int
    private let maximumOutputBytes: Int
    let pool: PipelinePool

    /// Reads the installed mode and starts its processes in the background.
    ///
    /// - Parameters:
    ///   - pair: `es-en` or `en-es`, with or without regions.
    ///   - configuration: Where Apertium is and how its processes are treated.
    /// - Throws: ``ApertiumError`` that names what is missing.
    public convenience init(
        pair: LanguagePair, configuration: ApertiumConfiguration = ApertiumConfiguration()
    ) throws(ApertiumError) {
        let mode = try ApertiumMode(pair, configuration: configuration)
        try self.init(pair: pair, stages: mode.stages, configuration: configuration)
    }

    init(pair: LanguagePair, stages: [StageCommand], configuration: ApertiumConfiguration) throws(ApertiumError) {
        self.pair = pair
        width = max(1, configuration.processesPerDirection ?? sysconf(Int32(_SC_NPROCESSORS_ONLN)))
        maximumOutputBytes = configuration.maximumOutputBytes
        let settings = PipelineSettings(
            stages: stages,
            environment: [
                "LC_ALL=C.UTF-8", "PATH=\(configuration.executableSearchPath.joined(separator: ":"))",
            ],
            width: width, unitsInFlight: max(1, configuration.textsInFlight),
            restartDelays: configuration.restartDelays.isEmpty ? [.zero] : configuration.restartDelays,
            maximumOutputBytes: configuration.maximumOutputBytes, overdueSilence: configuration.overdueSilence,
            maximumSilence: configuration.maximumSilence)
        do {
            pool = try PipelinePool(settings)
        } catch {
            throw .systemRefusal(number: Int(error.number))
        }
    }

    /// Translates one text of any number of sentences and lines.
    ///
    /// A process that dies is replaced and the text tried once more while the deadline allows.
    ///
    /// - Parameters:
    ///   - text: The text; empty or without a letter it comes back as it is.
    ///   - protected: Ranges of the text that stand unchanged in the translation.
    ///   - deadline: The instant at which the caller gets ``ApertiumError/deadlineExceeded`` instead.
    /// - Returns: The translation, with the words that could not be translated.
    /// - Throws: ``ApertiumError``; ``ApertiumError/cancelled`` at once when the task is cancelled.
    public func translate(
        _ text: String, protected: [ByteRange<NormalizedForm>] = [], deadline: ContinuousClock.Instant
    ) async throws(ApertiumError) -> ApertiumReply {
        let message = try ApertiumMessage(text, protected: protected)
        var answers: [[UInt8]] = []
        if !message.units.isEmpty {
            do {
                answers = try await pool.exchange(message.units, deadline: deadline)
            } catch {
                throw ApertiumError(error, outputLimit: maximumOutputBytes)
            }
        }
        return try ApertiumReplyBuilder.reply(to: message, answers: answers)
    }

    /// Condition of the processes.
    public func health() async -> ApertiumHealth {
        let status = pool.status
        return ApertiumHealth(
            pair: pair, pipelines: width, runningPipelines: status.processes.count, restarts: status.restarts,
            queuedTexts: status.queued, textsInFlight: status.inFlight,
            isAvailable: !status.processes.isEmpty && !status.isBroken)
    }

    /// Fails what is under way, ends all processes and returns when they are gone; further texts are refused.
    public func shutDown() async { await pool.shutDown() }
}
