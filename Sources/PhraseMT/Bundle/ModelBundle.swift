import FoundationEssentials
import TextProcessing

/// A model on disk: a folder with a manifest and mapped files.
///
/// A folder that holds ``incompleteMark`` is an unfinished training and is refused, as is any file whose size or digest
/// is not the manifest's.
public struct ModelBundle: Sendable {
    /// Name of the file that marks an unfinished bundle.
    public static let incompleteMark = "INCOMPLETE"
    /// Name of the manifest.
    public static let manifestName = "manifest.json"

    /// Names of the mapped files.
    public enum FileName {
        /// Source pieces.
        public static let sourcePieces = "source-pieces.bin"
        /// Target pieces.
        public static let targetPieces = "target-pieces.bin"
        /// Phrase pairs.
        public static let phrases = "phrases.bin"
        /// Language model of the target.
        public static let languageModel = "language-model.bin"
        /// Words of the source texts.
        public static let sourceWords = "source-words.bin"
        /// Words of the target texts.
        public static let targetWords = "target-words.bin"
        /// Words with a capital.
        public static let caseForms = "case-forms.bin"
        /// Where each pair of the training text stands.
        public static let units = "units.bin"
        /// All of them.
        public static let all = [
            sourcePieces, targetPieces, phrases, languageModel, sourceWords, targetWords, caseForms, units,
        ]
    }

    /// What the bundle says of itself.
    public let manifest: BundleManifest
    /// The model, ready to translate.
    public let model: TranslationModel
    /// Where each pair of the training text stands.
    public let units: TrainingUnits

    /// How much is compared with the manifest when a bundle is opened.
    public enum Verification: Sendable {
        /// Sizes and checksums: finds damage in the time it takes to read the files once.
        case checksums
        /// Sizes and SHA-256: finds any change.
        case digests
    }

    /// Opens a bundle.
    ///
    /// - Parameters:
    ///   - folder: Path of the folder.
    ///   - verification: What is compared with the manifest; the structure of the files is checked in any case.
    /// - Throws: `BundleError` that names the file.
    public init(folder: String, verification: Verification = .checksums) throws(BundleError) {
        let manager = FileManager.default
        guard !manager.fileExists(atPath: folder + "/" + Self.incompleteMark) else {
            throw .incomplete(folder: folder)
        }
        let manifest = try Self.manifest(folder: folder)
        var files: [String: MappedFile] = [:]
        for name in FileName.all {
            guard let entry = manifest.files[name] else {
                throw .corrupt(file: Self.manifestName, reason: "\(name) is not listed")
            }
            let file = try MappedFile(path: folder + "/" + name, name: name)
            guard file.bytes.count == entry.size else {
                throw .truncated(file: name, expected: entry.size, found: file.bytes.count)
            }
            if verification == .checksums, let checksum = entry.xxh64 {
                guard Checksum.text(of: file.bytes) == checksum
                else { throw .corrupt(file: name, reason: "its checksum is not the manifest's") }
            } else {
                guard Digest(of: file.bytes).description == entry.sha256
                else { throw .corrupt(file: name, reason: "its SHA-256 is not the manifest's") }
            }
            files[name] = file
        }
        self.manifest = manifest
        model = try Self.assemble(manifest, files)
        units = try TrainingUnits(Self.file(FileName.units, files))
    }

    /// Reads the manifest of a bundle without opening its files.
    public static func manifest(folder: String) throws(BundleError) -> BundleManifest {
        let path = folder + "/" + manifestName
        let data: Data
        do { data = try Data(contentsOf: URL(filePath: path)) } catch {
            throw .unreadable(file: manifestName, reason: "no such file in \(folder)")
        }
        do {
            struct Version: Decodable { var version: Int }
            let version = try JSONDecoder().decode(Version.self, from: data).version
            guard version <= BundleManifest.currentVersion else {
                throw BundleError.newerVersion(file: manifestName, version: version)
            }
            return try JSONDecoder().decode(BundleManifest.self, from: data)
        } catch let error as BundleError {
            throw error
        } catch {
            throw .corrupt(file: manifestName, reason: "\(error)")
        }
    }

    private static func file(_ name: String, _ files: [String: MappedFile]) throws(BundleError) -> MappedFile {
        guard let file = files[name] else { throw .corrupt(file: manifestName, reason: "\(name) is not listed") }
        return file
    }

    /// Puts mapped files together, in memory or on disk.
    public static func assemble(
        _ manifest: BundleManifest, _ files: [String: MappedFile]
    ) throws(BundleError) -> TranslationModel {
        guard let pair = manifest.pair else { throw .corrupt(file: manifestName, reason: "unknown varieties") }
        let source = try PieceVocabulary(file(FileName.sourcePieces, files))
        let target = try PieceVocabulary(file(FileName.targetPieces, files))
        let table = try PhraseTable(
            file(FileName.phrases, files), sourceVocabulary: source.count, targetVocabulary: target.count)
        let count = Feature.count(corpora: table.corpusCount)
        var weights: [Float] = []
        for index in 0..<count {
            guard let weight = manifest.weights[Feature.name(index)], weight.isFinite else {
                throw .corrupt(file: manifestName, reason: "no weight \(Feature.name(index))")
            }
            weights.append(weight)
        }
        return try TranslationModel(
            pair: pair, sourceVocabulary: source, targetVocabulary: target, table: table,
            languageModel: LanguageModel(file(FileName.languageModel, files)),
            sourceWords: WordList(file(FileName.sourceWords, files)),
            targetWords: WordList(file(FileName.targetWords, files)),
            caseForms: CaseForms(file(FileName.caseForms, files)),
            weights: FeatureWeights(weights))
    }
}
