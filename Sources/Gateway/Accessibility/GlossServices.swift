public import Accessibility
import Backends
import Foundation
import Synchronization

/// Sign-language gloss: who may see it, the signs, the translator, renderers, and what testers report.
public final class GlossServices: Sendable {
    /// Who may ask for gloss.
    public enum Publication: String, CaseIterable, Sendable {
        /// Nobody.
        case never
        /// Those who curate and review.
        case testers
        /// Everybody; only once a Deaf reviewer is named.
        case `public`
    }

    /// Who may ask for gloss.
    public let publication: Publication
    /// The Deaf reviewer who approved entries, or nil.
    public let reviewer: String?
    /// What testers say of signs.
    public let reports: SignReportLog
    /// What visitors of the public page say of signs, apart, so that nobody can crowd out the testers.
    public let visitorReports: SignReportLog
    /// What makes poses and videos of a gloss, in order of preference.
    public let renderers: [any SignRenderer]
    /// Media that only renderers give which are external and not allowed.
    public let withheldMedia: Set<SignMedia>
    private let lexicons: String
    private let ownLexicons: [String]
    private let configuration: ApertiumConfiguration
    private let signs = Mutex<(stamp: [FileStamp], lexicon: Result<SignLexicon, GlossError>)?>(nil)
    private let state = Mutex<(translator: GlossTranslator, stamp: [FileStamp], analyzer: ApertiumAnalyzer)?>(nil)

    init(_ configuration: GatewayConfiguration, share: ShareDirectory) throws(GatewayError) {
        publication = configuration.gloss.publication
        reviewer = configuration.gloss.reviewer
        lexicons = share.appending("lexicons")
        ownLexicons = configuration.gloss.lexicons
        var settings = ApertiumConfiguration()
        settings.modesDirectory = configuration.backends.apertiumModesDirectory
        // Gloss is for testers and for one page: one process is enough.
        settings.processesPerDirection = 1
        self.configuration = settings
        reports = SignReportLog(path: configuration.dataDirectory + "/sign-reports.jsonl")
        visitorReports = SignReportLog(
            path: configuration.dataDirectory + "/sign-reports-visitors.jsonl", limit: 4 << 20)
        renderers = try signRenderers(configuration)
        withheldMedia = Set(configuration.gloss.renderers.flatMap(\.media)).subtracting(renderers.flatMap(\.media))
    }

    /// The signs: those that ship, with the tables and folders of `gloss.lexicons` over them.
    ///
    /// A table that has changed is read again: a sign whose signer no longer agrees must go at once. Blocks while files are
    /// read: ask on a thread that may be busy.
    ///
    /// - Returns: They.
    /// - Throws: ``Accessibility/GlossError`` with file and line.
    public func lexicon() throws(GlossError) -> SignLexicon { try currentSigns().lexicon.get() }

    private func currentSigns() -> (stamp: [FileStamp], lexicon: Result<SignLexicon, GlossError>) {
        let stamp = ownLexicons.map { FileStamp(Self.isTable($0) ? $0 : $0 + "/index.csv") }
        return signs.withLock { signs in
            if let signs, signs.stamp == stamp { return signs }
            let lexicon = Result { () throws(GlossError) in
                try SignLexicon(
                    lexicons: lexicons, reviewedTables: ownLexicons.filter(Self.isTable),
                    spokenToSignedFolders: ownLexicons.filter { !Self.isTable($0) })
            }
            signs = (stamp, lexicon)
            return (stamp, lexicon)
        }
    }

    private static func isTable(_ path: String) -> Bool { path.hasSuffix(".tsv") }

    /// The translator; its processes are started when it is first asked for.
    ///
    /// Blocks while rules and lexicon are read: ask on a thread that may be busy.
    ///
    /// - Returns: It.
    /// - Throws: ``Accessibility/GlossError`` for a data file, ``AnalyzerFault`` when the analyser cannot be started.
    public func translator() throws -> GlossTranslator {
        let current = currentSigns()
        let signs = try current.lexicon.get()
        return try state.withLock { state in
            if let state, state.stamp == current.stamp { return state.translator }
            let analyzer: ApertiumAnalyzer
            do throws(ApertiumError) {
                if let running = state?.analyzer {
                    analyzer = running
                } else {
                    analyzer = try ApertiumAnalyzer(configuration: configuration)
                }
            } catch {
                throw AnalyzerFault(error)
            }
            let translator = try GlossTranslator(lexicons: lexicons, signs: signs, analyzer: analyzer)
            state = (translator, current.stamp, analyzer)
            return translator
        }
    }

    /// The gloss of a Spanish text, worked out off the event loops.
    ///
    /// - Parameters:
    ///   - text: Spanish text.
    ///   - deadline: When the caller stops waiting; nil for the analyser's own patience.
    /// - Returns: The gloss, and the signs it was made with.
    /// - Throws: As ``translator()``; `Accessibility.AnalysisError` and ``AnalyzerFault`` when the analyser fails,
    ///   ``DeadlineExceeded``, and `CancellationError`.
    public func gloss(
        _ text: String, deadline: ContinuousClock.Instant? = nil
    ) async throws -> (result: GlossResult, lexicon: SignLexicon) {
        try await withTaskExecutorPreference(LongWorkExecutor.shared) {
            try await withThrowingTaskGroup(of: (GlossResult, SignLexicon).self) { group in
                group.addTask { try await self.analyzed(text) }
                if let deadline {
                    group.addTask {
                        try await Task.sleep(until: deadline, clock: .continuous)
                        throw DeadlineExceeded()
                    }
                }
                defer { group.cancelAll() }
                guard let made = try await group.next() else { throw CancellationError() }
                return made
            }
        }
    }

    private func analyzed(_ text: String) async throws -> (GlossResult, SignLexicon) {
        let translator = try translator()
        do {
            return (try await translator.gloss(text), translator.lexicon)
        } catch ApertiumError.cancelled {
            throw CancellationError()
        } catch let error as ApertiumError {
            throw AnalyzerFault(error)
        }
    }

    /// The gloss was not ready when the caller stopped waiting.
    public struct DeadlineExceeded: Error {}

    /// A file as it was when it was read: when it was changed, and its bytes; nil where it is not there.
    private struct FileStamp: Hashable {
        let changed: Date?
        let size: Int?

        init(_ path: String) {
            // What is not there is told of when it is read.
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
            changed = facts?[.modificationDate] as? Date
            size = facts?[.size] as? Int
        }
    }

    /// The analyser of Spanish cannot be started, or it fails.
    public struct AnalyzerFault: Error, Hashable, Sendable {
        /// The Debian package that is missing, or nil.
        public let package: String?
        /// Stable identifier of the fault.
        public let code: String

        init(_ error: ApertiumError) {
            code = error.code
            if case .notInstalled(_, let package) = error { self.package = package } else { package = nil }
        }
    }

    /// Ends child processes.
    func shutDown() async {
        let analyzer = state.withLock { state in
            defer { state = nil }
            return state?.analyzer
        }
        await analyzer?.shutDown()
    }

    /// What every answer says: this is a tool and no interpreter, and how to ask for one.
    ///
    /// - Parameters:
    ///   - language: Language of the reader.
    ///   - contact: Whom to ask, or nil.
    /// - Returns: Two or three sentences.
    public static func notice(in language: MessageLanguage, contact: String?) -> String {
        let text = LocalizedText(
            es: "Esta glosa la hizo una máquina para pruebas: no es un intérprete ni da acceso a una persona sorda. "
                + "La Ley N.° 29535 reconoce la lengua de señas peruana y el derecho a un intérprete en los servicios públicos.",
            en: "A machine made this gloss for tests: it is no interpreter and gives no access to a Deaf person. "
                + "Law 29535 recognizes Peruvian Sign Language and the right to an interpreter in public services.")
        let ask = LocalizedText(es: " Pida un intérprete: ", en: " Ask for an interpreter: ")
        return text.text(in: language) + (contact.map { ask.text(in: language) + $0 } ?? "")
    }
}
