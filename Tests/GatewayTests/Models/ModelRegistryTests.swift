import Backends
import Foundation
import PhraseMT
import TestModels
import Testing
import TextProcessing
import Translation

@testable import Gateway

struct ModelRegistryTests {
    private static let pair = LanguagePair(source: .spanish, target: .chankaQuechua)

    @Test("adds a bundle once, activates it, and goes back")
    func activates() async throws {
        try await TinyBundle.with { bundle, scratch in
            let registry = ModelRegistry(dataDirectory: scratch)
            #expect(registry.models().isEmpty && registry.activeID(of: Self.pair) == nil)
            let first = try registry.add(bundle)
            let again = try registry.add(bundle)
            #expect(first.id == again.id && !first.isActive && registry.models().count == 1)
            try registry.setActive(first)
            try TinyBundle.train(Self.pair, seed: 2, hasHeldOut: false, to: scratch + "/other")
            let second = try registry.add(scratch + "/other")
            #expect(second.id != first.id)
            try registry.setActive(second)
            #expect(registry.activeID(of: Self.pair) == second.id && registry.history(of: Self.pair) == [first.id])
            #expect(try registry.rollBack(Self.pair) == first.id)
            #expect(try registry.rollBack(Self.pair) == nil)
            #expect(throws: ModelRegistryError.nothingToRollBack(pair: Self.pair)) { try registry.rollBack(Self.pair) }
            #expect(try registry.model(String(first.id.prefix(8))).id == first.id)
            #expect(throws: ModelRegistryError.unknownModel(id: "zz", matches: 0)) { try registry.model("zz") }
            #expect(throws: ModelRegistryError.unknownModel(id: "", matches: 0)) { try registry.model("") }
        }
    }

    /// How a bundle is spoiled, and the code of the refusal.
    enum Damage: String, CaseIterable, CustomTestStringConvertible {
        case truncated = "bundle.truncated"
        case flipped = "bundle.corrupt"
        case newer = "bundle.newer-version"
        case unfinished = "bundle.incomplete"
        case missing = "bundle.unreadable"

        var testDescription: String { rawValue }

        func apply(to folder: String) throws {
            let phrases = URL(fileURLWithPath: folder + "/" + ModelBundle.FileName.phrases)
            let manifest = URL(fileURLWithPath: folder + "/" + ModelBundle.manifestName)
            switch self {
            case .truncated: try Data(contentsOf: phrases).dropLast(8).write(to: phrases)
            case .flipped:
                var bytes = try Data(contentsOf: phrases)
                bytes[bytes.count / 2] ^= 1
                try bytes.write(to: phrases)
            case .newer:
                let text = try String(contentsOf: manifest, encoding: .utf8)
                try text.replacing("\"version\" : 1", with: "\"version\" : 99")
                    .write(to: manifest, atomically: false, encoding: .utf8)
            case .unfinished: try Data().write(to: URL(fileURLWithPath: folder + "/" + ModelBundle.incompleteMark))
            case .missing: try FileManager.default.removeItem(at: phrases)
            }
        }
    }

    @Test("refuses a spoiled bundle, and a spoiled active one stops nothing", arguments: Damage.allCases)
    func damage(_ damage: Damage) async throws {
        try await TinyBundle.with { bundle, scratch in
            let registry = ModelRegistry(dataDirectory: scratch)
            let model = try registry.add(bundle)
            try registry.setActive(model)
            try damage.apply(to: model.folder)
            let serving = ModelServing(registry: registry)
            #expect(serving.problems.map(\.code) == [damage.rawValue])
            #expect(serving.backend.description.directions.isEmpty)
            #expect(await serving.backend.health().isHealthy == false)
            let other = ModelRegistry(dataDirectory: scratch + "/elsewhere")
            #expect { try other.add(model.folder) } throws: { ($0 as? ModelRegistryError)?.code == damage.rawValue }
            #expect(other.models().isEmpty)
        }
    }
}
