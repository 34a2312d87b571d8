import Foundation
import PhraseMT
import Testing
import TextProcessing

/// Folders of a model that are whole, unfinished, newer, or not what their manifest says.
struct ModelBundleTests {
    /// Writes the tiny model to a folder that is removed afterwards, each file as `alter` leaves it; nil leaves it out.
    private static func withFolder(
        manifest alterManifest: (inout [String: Any]) -> Void = { _ in },
        alter: (_ name: String, _ bytes: [UInt8]) -> [UInt8]? = { $1 },
        _ body: (String) throws -> Void
    ) throws {
        let tiny = TinyModel(seed: 1)
        let words = WordList.image(words: [WordHash.of("ab".utf8)])
        let files: [String: [UInt8]] = [
            ModelBundle.FileName.sourcePieces: tiny.source, ModelBundle.FileName.targetPieces: tiny.target,
            ModelBundle.FileName.phrases: tiny.table, ModelBundle.FileName.languageModel: tiny.languageModel,
            ModelBundle.FileName.sourceWords: words, ModelBundle.FileName.targetWords: words,
            ModelBundle.FileName.caseForms: CaseForms.image(of: []),
            ModelBundle.FileName.units: TrainingUnits.image(corpora: [0], lines: [1]),
        ]
        var weights: [String: Float] = [:]
        for (index, value) in tiny.weights.values.enumerated() { weights[Feature.name(index)] = value }
        let manifest = BundleManifest(
            version: 1, id: "tiny", source: "es", target: "quy", recipe: [], seed: 1, weights: weights, corpora: [],
            scores: [:], licences: [],
            files: files.mapValues { BundleManifest.File($0) })
        let folder = NSTemporaryDirectory() + "chaka-bundle-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        defer { #expect(throws: Never.self) { try FileManager.default.removeItem(atPath: folder) } }
        for (name, bytes) in files {
            if let altered = alter(name, bytes) { try Data(altered).write(to: URL(filePath: folder + "/" + name)) }
        }
        let encoded = try JSONSerialization.jsonObject(with: JSONEncoder().encode(manifest))
        var object = try #require(encoded as? [String: Any])
        alterManifest(&object)
        try JSONSerialization.data(withJSONObject: object).write(to: URL(filePath: folder + "/manifest.json"))
        try body(folder)
    }

    @Test func aWholeBundleOpens() throws {
        try Self.withFolder { folder in
            let bundle = try ModelBundle(folder: folder)
            #expect(bundle.manifest.id == "tiny")
            #expect(bundle.model.weights == TinyModel(seed: 1).weights)
            #expect(bundle.units.place(of: 0)?.line == 1)
        }
    }

    @Test(arguments: ModelBundle.FileName.all)
    func aFileThatIsNotTheManifestsIsRefused(name: String) throws {
        try Self.withFolder(alter: { $0 == name ? Array($1.dropLast()) : $1 }) { folder in
            let error = #expect(throws: BundleError.self) { try ModelBundle(folder: folder) }
            #expect(error?.code == "bundle.truncated")
        }
        try Self.withFolder(alter: { $0 == name ? $1.dropLast() + [$1[$1.count - 1] ^ 1] : $1 }) { folder in
            #expect(throws: BundleError.corrupt(file: name, reason: "its checksum is not the manifest's")) {
                try ModelBundle(folder: folder)
            }
            #expect(throws: BundleError.corrupt(file: name, reason: "its SHA-256 is not the manifest's")) {
                try ModelBundle(folder: folder, verification: .digests)
            }
        }
        try Self.withFolder(alter: { $0 == name ? nil : $1 }) { folder in
            #expect(throws: BundleError.unreadable(file: name, reason: "No such file or directory")) {
                try ModelBundle(folder: folder)
            }
        }
    }

    // A newer manifest may have fields of other types: its version is read before anything else.
    @Test func aNewerBundleIsRefusedAsSuch() throws {
        let newer = BundleError.newerVersion(file: "manifest.json", version: 2)
        try Self.withFolder(manifest: { $0 = ["version": 2, "weights": "elsewhere"] }) { folder in
            #expect(throws: newer) { try ModelBundle(folder: folder) }
            #expect(throws: newer) { try ModelBundle.manifest(folder: folder) }
        }
        // One file of a newer layout whose digest is right.
        try Self.withFolder(
            manifest: { $0["files"] = Self.replacing($0["files"], ModelBundle.FileName.units, Self.newerUnits) },
            alter: { $0 == ModelBundle.FileName.units ? Self.newerUnits : $1 }
        ) { folder in
            #expect(throws: BundleError.newerVersion(file: ModelBundle.FileName.units, version: 9)) {
                try ModelBundle(folder: folder)
            }
        }
    }

    private static var newerUnits: [UInt8] {
        var image = TrainingUnits.image(corpora: [0], lines: [1])
        image[8] = 9
        return image
    }

    private static func replacing(_ files: Any?, _ name: String, _ bytes: [UInt8]) -> [String: Any] {
        var files = files as? [String: Any] ?? [:]
        files[name] = ["size": bytes.count, "sha256": Digest(of: bytes).description] as [String: Any]
        return files
    }

    @Test func anUnfinishedBundleIsRefused() throws {
        try Self.withFolder { folder in
            try Data().write(to: URL(filePath: folder + "/" + ModelBundle.incompleteMark))
            #expect(throws: BundleError.incomplete(folder: folder)) { try ModelBundle(folder: folder) }
        }
    }

    @Test(
        "a manifest that lacks something is refused",
        arguments: ["version", "weights", "files", "source", "seed"])
    func lackingFields(field: String) throws {
        try Self.withFolder(manifest: { $0[field] = nil }) { folder in
            let error = #expect(throws: BundleError.self) { try ModelBundle(folder: folder) }
            #expect(error?.code == "bundle.corrupt")
        }
    }

    @Test func aManifestOfAnotherModelIsRefused() throws {
        func refuses(_ reason: String, _ alter: (inout [String: Any]) -> Void) throws {
            try Self.withFolder(manifest: alter) { folder in
                #expect(throws: BundleError.corrupt(file: "manifest.json", reason: reason)) {
                    try ModelBundle(folder: folder)
                }
            }
        }
        try refuses("unknown varieties") { $0["target"] = "no variety" }
        try refuses("no weight direct") { $0["weights"] = ["inverse": 1] }
        try refuses("units.bin is not listed") { manifest in
            var files = manifest["files"] as? [String: Any] ?? [:]
            files["units.bin"] = nil
            manifest["files"] = files
        }
    }

    @Test func anEmptyFolderAndBrokenTextAreRefused() throws {
        try Self.withFolder { folder in
            let manifest = URL(filePath: folder + "/manifest.json")
            for text in ["", "{", "[]", "{\"version\": 1}", "\u{0}"] {
                try Data(text.utf8).write(to: manifest)
                let error = #expect(throws: BundleError.self) { try ModelBundle(folder: folder) }
                #expect(error?.code == "bundle.corrupt")
            }
            try FileManager.default.removeItem(at: manifest)
            let error = #expect(throws: BundleError.self) { try ModelBundle(folder: folder) }
            #expect(error?.code == "bundle.unreadable")
        }
    }
}
