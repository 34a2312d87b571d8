import Backends
import Corpora
import Foundation
import Store
import TextProcessing
import Translation

/// Identity of all that answers come from, the same in two processes that would answer alike.
///
/// Within a process two counters tell that something changed; they begin anew with each process, so that a file of answers
/// needs the contents themselves: program, configuration of the engines, lexicons and rules, active models, reviewed units.
struct AnswerOrigin: Sendable {
    private let fixed: Digest
    private let backends: [any TranslationBackend]
    private let models: ModelServing?
    private let index: UnitIndex

    /// - Parameters:
    ///   - configuration: Of it the engines and the rules of answering count.
    ///   - share: Folder whose lexicons count.
    ///   - lexicon: The lexicon as it was loaded.
    ///   - backends: The engines.
    ///   - models: The trained models.
    ///   - index: The reviewed units.
    init(
        _ configuration: GatewayConfiguration, share: ShareDirectory, lexicon: [LexiconEntry],
        backends: [any TranslationBackend], models: ModelServing?, index: UnitIndex
    ) {
        let settings = [
            StableText.of(configuration.backends), StableText.of(configuration.defaultVarieties),
            StableText.of(configuration.policy), StableText.of(configuration.isLenient),
            StableText.of(configuration.limits.itemCharacters),
        ]
        let files = ["lexicons", "corpora/identification"].flatMap { Self.contents(share.appending($0)) }
        fixed = Digest(
            fields: [Release.version] + Self.stamps([Bundle.main.executablePath ?? CommandLine.arguments[0]]) + settings
                + files + Self.stamps(Self.names(configuration.backends.apertiumModesDirectory))
                + lexicon.map(\.digest.description))
        self.backends = backends
        self.models = models
        self.index = index
    }

    /// The identity of this moment; takes time linear in the reviewed units.
    var digest: Digest {
        let active = (models?.identifiers ?? [:]).sorted { $0.key < $1.key }.flatMap { ["\($0.key)", $0.value] }
        return Digest(
            fields: [fixed.description, index.contentDigest().description] + active
                + backends.flatMap { Self.parts(of: $0.description) })
    }

    /// What a backend declares; its directions may come in another order in another process.
    private static func parts(of backend: BackendDescription) -> [String] {
        [
            backend.id, backend.method.rawValue, backend.locality.rawValue, backend.licence, "\(backend.canPivot)",
            "\(backend.costPerMillionCharacters)", "\(backend.directions.count)",
        ] + backend.directions.map { StableText.of($0) }.sorted()
    }

    /// Names and digests of all files below a folder.
    private static func contents(_ folder: String) -> [String] {
        names(folder).map { path in
            // What cannot be read was not used either.
            let digest = (try? Data(contentsOf: URL(filePath: path), options: .alwaysMapped)).map { Digest(of: $0) }
            return "\(path.dropFirst(folder.count)) \(digest?.description ?? "")"
        }
    }

    /// Files below a folder, in order of name.
    private static func names(_ folder: String) -> [String] {
        let names = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
        return names.sorted().map { folder + "/" + $0 }.filter { path in
            var isDirectory: ObjCBool = false
            return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && !isDirectory.boolValue
        }
    }

    /// Size and time of change of files whose content is large or not ours.
    private static func stamps(_ paths: [String]) -> [String] {
        paths.map { path in
            var status = stat()
            guard stat(path, &status) == 0 else { return path }
            return "\(path) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
        }
    }
}

/// A text of a value that is the same in every process, unlike the order in which sets and dictionaries print.
enum StableText {
    static func of(_ value: Any) -> String {
        let mirror = Mirror(reflecting: value)
        let children = mirror.children.map { child in
            let text = of(child.value)
            return child.label.map { "\($0): \(text)" } ?? text
        }
        switch mirror.displayStyle {
        case .set, .dictionary: return "\(mirror.subjectType){\(children.sorted().map(quoted).joined(separator: ","))}"
        default:
            // A case without values has no children and prints its name.
            let parts = children.isEmpty ? [String(describing: value)] : children
            return "\(mirror.subjectType)(\(parts.map(quoted).joined(separator: ",")))"
        }
    }

    private static func quoted(_ text: String) -> String { "\(text.utf8.count):\(text)" }
}
