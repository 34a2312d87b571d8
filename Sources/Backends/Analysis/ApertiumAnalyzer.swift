public import Accessibility
import Glibc
public import TextProcessing

/// Spanish words with lemma and part of speech by Apertium's analyser and tagger, in long-lived processes.
public final class ApertiumAnalyzer: MorphologicalAnalyzer {
    /// Spanish.
    public let variety = LanguageVariety.spanish
    private let pool: PipelinePool
    private let patience: Duration
    private let maximumOutputBytes: Int

    /// Reads the installed Spanish-English mode and starts its first stages in the background.
    ///
    /// - Parameters:
    ///   - configuration: Where Apertium is and how its processes are treated.
    ///   - patience: Longest wait for the analysis of one call.
    /// - Throws: ``ApertiumError`` that names what is missing.
    public init(
        configuration: ApertiumConfiguration = ApertiumConfiguration(), patience: Duration = .seconds(20)
    ) throws(ApertiumError) {
        let pair = LanguagePair(source: .spanish, target: .english)
        let mode = try ApertiumMode(pair, configuration: configuration)
        guard let tagger = mode.stages.firstIndex(where: { $0.executable.hasSuffix("/apertium-tagger") }) else {
            throw .malformedMode(path: configuration.modesDirectory)
        }
        var stages = Array(mode.stages[...tagger])
        stages[tagger] = StageCommand(
            executable: stages[tagger].executable, arguments: ["-p"] + stages[tagger].arguments)
        let settings = PipelineSettings(
            stages: stages,
            environment: [
                "LC_ALL=C.UTF-8", "PATH=\(configuration.executableSearchPath.joined(separator: ":"))",
            ],
            width: max(1, configuration.processesPerDirection ?? sysconf(Int32(_SC_NPROCESSORS_ONLN))),
            unitsInFlight: max(1, configuration.textsInFlight),
            restartDelays: configuration.restartDelays.isEmpty ? [.zero] : configuration.restartDelays,
            maximumOutputBytes: configuration.maximumOutputBytes, overdueSilence: configuration.overdueSilence,
            maximumSilence: configuration.maximumSilence)
        do {
            pool = try PipelinePool(settings)
        } catch {
            throw .systemRefusal(number: Int(error.number))
        }
        self.patience = patience
        maximumOutputBytes = configuration.maximumOutputBytes
    }

    /// Analyses texts in one exchange with the processes; an empty text has no words.
    ///
    /// - Parameter texts: Texts of any number of sentences and lines.
    /// - Returns: The words of each text in order.
    /// - Throws: ``ApertiumError``, or ``AnalysisError`` when a reply does not fit its text.
    public func analyze(_ texts: [String]) async throws -> [[AnalyzedWord]] {
        guard !texts.isEmpty else { return [] }
        let replies: [[UInt8]]
        do {
            replies = try await pool.exchange(
                texts.map { ApertiumStream.request(for: $0) }, deadline: .now.advanced(by: patience))
        } catch {
            throw ApertiumError(error, outputLimit: maximumOutputBytes)
        }
        guard replies.count == texts.count else {
            throw AnalysisError.countMismatch(sent: texts.count, received: replies.count)
        }
        var words: [[AnalyzedWord]] = []
        for (text, reply) in zip(texts, replies) { words.append(try ApertiumStream.words(of: reply, in: text)) }
        return words
    }

    /// Fails what is under way, ends all processes and returns when they are gone.
    public func shutDown() async { await pool.shutDown() }
}
