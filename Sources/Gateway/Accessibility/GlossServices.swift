public import Accessibility
import Backends
import Foundation
import Synchronization

/// Sign-language gloss: who may see it, the translator, and what testers report of signs.
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
    private let lexicons: String
    private let configuration: ApertiumConfiguration
    private let state = Mutex<(translator: GlossTranslator, analyzer: ApertiumAnalyzer)?>(nil)
    private let reportFile: String?
    private let reports = Mutex(())

    init(_ configuration: GatewayConfiguration, share: ShareDirectory) {
        publication = configuration.glossPublication
        reviewer = configuration.glossReviewer
        lexicons = share.appending("lexicons")
        var settings = ApertiumConfiguration()
        settings.modesDirectory = configuration.backends.apertiumModesDirectory
        // Gloss is for testers: one process is enough.
        settings.processesPerDirection = 1
        self.configuration = settings
        reportFile =
            configuration.dataDirectory == ":memory:" ? nil : configuration.dataDirectory + "/sign-reports.jsonl"
    }

    /// The translator; its processes are started when it is first asked for.
    ///
    /// Blocks while rules and lexicon are read: ask on a thread that may be busy.
    ///
    /// - Returns: It.
    /// - Throws: ``Accessibility/GlossError`` for a data file, `ApertiumError` when the analyser is not installed.
    public func translator() throws -> GlossTranslator {
        try state.withLock { state in
            if let state { return state.translator }
            let analyzer = try ApertiumAnalyzer(configuration: configuration)
            let translator = try GlossTranslator(lexicons: lexicons, analyzer: analyzer)
            state = (translator, analyzer)
            return translator
        }
    }

    /// The gloss of a Spanish text, worked out off the event loops.
    ///
    /// - Parameter text: Spanish text.
    /// - Returns: The gloss, and the translator whose lexicon it was made with.
    /// - Throws: As ``translator()``, and what the analyser throws.
    public func gloss(_ text: String) async throws -> (result: GlossResult, translator: GlossTranslator) {
        try await withTaskExecutorPreference(LongWorkExecutor.shared) {
            let translator = try translator()
            return (try await translator.gloss(text), translator)
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

    /// What somebody says of a sign.
    public struct Report: Codable, Hashable, Sendable {
        /// When, in seconds since 1970 UTC.
        public var time: Int
        /// The gloss.
        public var gloss: String
        /// Identifier of the sign in the lexicon, or nil.
        public var sign: String?
        /// What is wrong: `wrong-sign`, `wrong-order`, `offensive`, `regional`, `missing`, `other`.
        public var reason: String
        /// In the reporter's words; empty for none.
        public var comment: String

        /// Creates a report.
        ///
        /// - Parameters:
        ///   - time: Seconds since 1970 UTC.
        ///   - gloss: The gloss.
        ///   - sign: Identifier of the sign, or nil.
        ///   - reason: What is wrong.
        ///   - comment: In the reporter's words.
        public init(time: Int, gloss: String, sign: String?, reason: String, comment: String) {
            self.time = time
            self.gloss = gloss
            self.sign = sign
            self.reason = reason
            self.comment = comment
        }

        /// What may be wrong with a sign.
        public static let reasons = ["wrong-sign", "wrong-order", "offensive", "regional", "missing", "other"]
    }

    /// Keeps a report for reviewers, in `sign-reports.jsonl` of the data folder, readable by its owner only.
    ///
    /// - Parameter report: The report.
    /// - Throws: ``GatewayError/unusableStore(path:reason:)`` when it cannot be written.
    public func keep(_ report: Report) throws(GatewayError) {
        guard let reportFile else {
            throw .unusableStore(path: ":memory:", reason: "there is no folder to keep reports in")
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            let line = try encoder.encode(report) + Data("\n".utf8)
            try reports.withLock { _ in
                if !FileManager.default.fileExists(atPath: reportFile) {
                    _ = FileManager.default.createFile(
                        atPath: reportFile, contents: nil, attributes: [.posixPermissions: 0o600])
                }
                let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: reportFile))
                try handle.seekToEnd()
                try handle.write(contentsOf: line)
                try handle.close()
            }
        } catch {
            throw .unusableStore(path: reportFile, reason: String(describing: error))
        }
    }

    /// The reports kept so far, oldest first.
    public func keptReports() -> [Report] {
        guard let reportFile, let data = FileManager.default.contents(atPath: reportFile) else { return [] }
        // A line that was cut off by a full disk is no report.
        return data.split(separator: UInt8(ascii: "\n")).compactMap { try? JSONDecoder().decode(Report.self, from: $0) }
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
