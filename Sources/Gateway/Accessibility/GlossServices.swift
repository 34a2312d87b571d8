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
    /// What testers and visitors say of signs.
    public let reports: SignReportLog
    /// What makes poses and videos of a gloss, in order of preference.
    public let renderers: [any SignRenderer]
    private let lexicons: String
    private let ownLexicons: [String]
    private let configuration: ApertiumConfiguration
    private let signs = Mutex<SignLexicon?>(nil)
    private let state = Mutex<(translator: GlossTranslator, analyzer: ApertiumAnalyzer)?>(nil)

    init(_ configuration: GatewayConfiguration, share: ShareDirectory) throws(GatewayError) {
        publication = configuration.gloss.publication
        reviewer = configuration.gloss.reviewer
        lexicons = share.appending("lexicons")
        ownLexicons = configuration.gloss.lexicons
        var settings = ApertiumConfiguration()
        settings.modesDirectory = configuration.backends.apertiumModesDirectory
        // Gloss is for testers: one process is enough.
        settings.processesPerDirection = 1
        self.configuration = settings
        reports = SignReportLog(dataDirectory: configuration.dataDirectory)
        renderers = try signRenderers(configuration)
    }

    /// The signs: those that ship, with the tables and folders of `gloss.lexicons` over them.
    ///
    /// Blocks while files are read: ask on a thread that may be busy.
    ///
    /// - Returns: They.
    /// - Throws: ``Accessibility/GlossError`` with file and line.
    public func lexicon() throws -> SignLexicon {
        try signs.withLock { signs in
            if let signs { return signs }
            let isTable = { (path: String) in path.hasSuffix(".tsv") }
            let lexicon = try SignLexicon(
                lexicons: lexicons, reviewedTables: ownLexicons.filter(isTable),
                spokenToSignedFolders: ownLexicons.filter { !isTable($0) })
            signs = lexicon
            return lexicon
        }
    }

    /// The translator; its processes are started when it is first asked for.
    ///
    /// Blocks while rules and lexicon are read: ask on a thread that may be busy.
    ///
    /// - Returns: It.
    /// - Throws: ``Accessibility/GlossError`` for a data file, ``AnalyzerFault`` when the analyser cannot be started.
    public func translator() throws -> GlossTranslator {
        let lexicon = try lexicon()
        return try state.withLock { state in
            if let state { return state.translator }
            let analyzer: ApertiumAnalyzer
            do throws(ApertiumError) {
                analyzer = try ApertiumAnalyzer(configuration: configuration)
            } catch {
                throw AnalyzerFault(error)
            }
            let translator = try GlossTranslator(lexicons: lexicons, signs: lexicon, analyzer: analyzer)
            state = (translator, analyzer)
            return translator
        }
    }

    /// The gloss of a Spanish text, worked out off the event loops.
    ///
    /// - Parameter text: Spanish text.
    /// - Returns: The gloss, and the translator whose lexicon it was made with.
    /// - Throws: As ``translator()``; `Accessibility.AnalysisError` and ``AnalyzerFault`` when the analyser fails, and
    ///   `CancellationError`.
    public func gloss(_ text: String) async throws -> (result: GlossResult, translator: GlossTranslator) {
        try await withTaskExecutorPreference(LongWorkExecutor.shared) {
            let translator = try translator()
            do {
                return (try await translator.gloss(text), translator)
            } catch ApertiumError.cancelled {
                throw CancellationError()
            } catch let error as ApertiumError {
                throw AnalyzerFault(error)
            }
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
