import Foundation
public import PhraseMT
public import TextProcessing

/// The models of a data folder.
///
/// Layout: `models/SOURCE-TARGET/ID/` are bundles, `models/SOURCE-TARGET/active` names the one that serves, and
/// `models/SOURCE-TARGET/history` those that served before it, one a line, the latest last. Files are replaced whole,
/// and a bundle is never changed in place, so that whoever has it mapped goes on undisturbed.
public struct ModelRegistry: Sendable {
    /// Path of the folder `models`.
    public let folder: String

    /// The registry of a data folder, which need not exist.
    public init(dataDirectory: String) { folder = dataDirectory + "/models" }

    /// Directions that have a folder, in order.
    public func pairs() -> [LanguagePair] {
        names(in: folder).compactMap { name in
            let tags = name.split(separator: "-", maxSplits: 1)
            guard tags.count == 2 else { return nil }
            // A folder with another name is none of ours.
            guard let source = try? LanguageVariety(parsing: String(tags[0])),
                let target = try? LanguageVariety(parsing: String(tags[1]))
            else { return nil }
            return LanguagePair(source: source, target: target)
        }.sorted()
    }

    /// The models of all directions, by direction and identifier.
    public func models() -> [RegisteredModel] { pairs().flatMap(models) }

    /// The models of a direction; one that is named as active and gone is among them.
    public func models(of pair: LanguagePair) -> [RegisteredModel] {
        let active = activeID(of: pair)
        var identifiers = names(in: path(pair)).filter { name in
            !name.hasPrefix(".") && isFolder(path(pair, name))
        }
        if let active, !identifiers.contains(active) { identifiers.append(active) }
        return identifiers.sorted().map { id in
            RegisteredModel(
                pair: pair, id: id, folder: path(pair, id), manifest: manifest(path(pair, id)),
                activation: activation(in: path(pair, id)), isActive: id == active)
        }
    }

    /// The model with an identifier, or with a unique beginning of one.
    ///
    /// - Throws: ``ModelRegistryError/unknownModel(id:matches:)``.
    public func model(_ id: String) throws(ModelRegistryError) -> RegisteredModel {
        let all = models()
        let found = all.filter { $0.id == id }
        let near = found.isEmpty && !id.isEmpty ? all.filter { $0.id.hasPrefix(id) } : found
        guard near.count == 1, let model = near.first else { throw .unknownModel(id: id, matches: near.count) }
        return model
    }

    /// Identifier of the model that serves a direction, or nil.
    public func activeID(of pair: LanguagePair) -> String? { lines(of: path(pair) + "/active").first }

    /// Identifiers that served a direction before, the latest last.
    public func history(of pair: LanguagePair) -> [String] { lines(of: path(pair) + "/history") }

    /// Copies a bundle into the registry after checking its digests; one that is there already stays.
    ///
    /// - Parameter source: Folder of the bundle.
    /// - Returns: The model in the registry.
    /// - Throws: ``ModelRegistryError``.
    public func add(_ source: String) throws(ModelRegistryError) -> RegisteredModel {
        let bundle = try open(source, verification: .digests)
        let (pair, id) = (bundle.model.pair, bundle.manifest.id)
        guard !id.isEmpty, id.utf8.allSatisfy({ $0.isIdentifier }) else {
            throw .unusableBundle(folder: source, code: "bundle.corrupt", reason: "its identifier '\(id)'")
        }
        let destination = path(pair, id)
        if case .success(let manifest) = manifest(destination) {
            guard manifest == bundle.manifest else { throw .differentContent(id: id) }
            return try model(id)
        }
        let incoming = path(pair, ".incoming-\(id)-\(getpid())")
        do {
            try FileManager.default.createDirectory(atPath: incoming, withIntermediateDirectories: true)
            for name in bundle.manifest.files.keys.sorted() + ["manifest.json"] {
                try FileManager.default.copyItem(atPath: source + "/" + name, toPath: incoming + "/" + name)
            }
            let report = source + "/report.json"
            if FileManager.default.fileExists(atPath: report) {
                try FileManager.default.copyItem(atPath: report, toPath: incoming + "/report.json")
            }
        } catch {
            // What was copied so far is of no use; the error says what to mend.
            try? FileManager.default.removeItem(atPath: incoming)
            throw .unwritable(path: destination, reason: error.localizedDescription)
        }
        guard rename(incoming, destination) == 0 else { throw DurableFile.failure(destination) }
        try DurableFile.synchronize(path(pair))
        return try model(id)
    }

    /// Opens a bundle whose files are those of its manifest.
    ///
    /// - Parameters:
    ///   - folder: Path of the bundle.
    ///   - verification: What is compared with the manifest.
    /// - Returns: The bundle, mapped.
    /// - Throws: ``ModelRegistryError``.
    public func open(
        _ folder: String, verification: ModelBundle.Verification = .checksums
    ) throws(ModelRegistryError) -> ModelBundle {
        do {
            return try ModelBundle(folder: folder, verification: verification)
        } catch {
            throw .unusableBundle(folder: folder, code: error.code, reason: "\(error)")
        }
    }

    /// Names the model that serves a direction from now on; the one before goes into the history.
    public func setActive(_ model: RegisteredModel) throws(ModelRegistryError) {
        if let before = activeID(of: model.pair) {
            guard before != model.id else { return }
            try writeLines(history(of: model.pair) + [before], path(model.pair) + "/history")
        }
        try writeLines([model.id], path(model.pair) + "/active")
    }

    /// Makes the model that served before serve again; without one before, none serves.
    ///
    /// - Parameter pair: The direction.
    /// - Returns: Identifier of the model that serves now, or nil when none does.
    /// - Throws: ``ModelRegistryError/nothingToRollBack(pair:)`` when no model is active, or a failure to write.
    @discardableResult
    public func rollBack(_ pair: LanguagePair) throws(ModelRegistryError) -> String? {
        guard activeID(of: pair) != nil else { throw .nothingToRollBack(pair: pair) }
        var earlier = history(of: pair)
        let previous = earlier.popLast()
        // A model that no longer opens must not become active again.
        if let previous { _ = try open(path(pair, previous)) }
        try writeLines(previous.map { [$0] } ?? [], path(pair) + "/active")
        try writeLines(earlier, path(pair) + "/history")
        return previous
    }

    /// Keeps how a model was compared.
    public func record(_ record: ActivationRecord, for model: RegisteredModel) throws(ModelRegistryError) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        let data: Data
        do { data = try encoder.encode(record) } catch {
            throw .unwritable(path: model.folder, reason: "\(error)")
        }
        try DurableFile.write(data, to: model.folder + "/activation.json")
    }

    private func path(_ pair: LanguagePair, _ name: String = "") -> String {
        folder + "/" + pair.description + (name.isEmpty ? "" : "/" + name)
    }

    private func manifest(_ folder: String) -> Result<BundleManifest, BundleError> {
        do throws(BundleError) {
            if FileManager.default.fileExists(atPath: folder + "/" + ModelBundle.incompleteMark) {
                throw .incomplete(folder: folder)
            }
            return .success(try ModelBundle.manifest(folder: folder))
        } catch {
            return .failure(error)
        }
    }

    private func activation(in folder: String) -> ActivationRecord? {
        // A record that cannot be read counts as none: the model was not compared as far as anybody knows.
        FileManager.default.contents(atPath: folder + "/activation.json")
            .flatMap { try? JSONDecoder().decode(ActivationRecord.self, from: $0) }
    }

    private func names(in folder: String) -> [String] {
        // No folder, no models.
        ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).sorted()
    }

    private func isFolder(_ path: String) -> Bool {
        var isDirectory: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) && isDirectory.boolValue
    }

    private func lines(of path: String) -> [String] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
            .filter { $0.utf8.allSatisfy(\.isIdentifier) }
    }

    private func writeLines(_ lines: [String], _ path: String) throws(ModelRegistryError) {
        try DurableFile.write(Data(lines.map { $0 + "\n" }.joined().utf8), to: path)
    }
}

extension UInt8 {
    /// A letter, digit, `_` or `-`: what an identifier may have, so that it never leads out of its folder.
    fileprivate var isIdentifier: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
            true
        default: false
        }
    }
}
