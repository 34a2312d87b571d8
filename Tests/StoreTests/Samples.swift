import Corpora
import Foundation
import Store
import Synchronization
import TextProcessing

/// A folder of its own for one test.
func temporaryDirectory() throws -> String {
    let path = NSTemporaryDirectory() + "/chaka-store-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    return path
}

func sampleUnit(
    _ key: String = "k1", spanish: String = "¿Dónde está la posta?", chanka: String = "Maypitaq posta kachkan?",
    state: VariantState = .reviewed
) -> TranslationUnit {
    TranslationUnit(
        sourceID: "civic", key: key, domain: "health", licence: "CC BY 4.0", note: "n", tags: ["loan:posta"],
        variants: [
            Variant(variety: .spanish, text: spanish, origin: .human, state: state),
            Variant(
                variety: .chankaQuechua, text: chanka, origin: .machine(engine: "phrase", model: "m1"), state: state,
                translatedFrom: VariantKey(variety: .spanish)),
        ])
}

let spanishToChanka = LanguagePair(source: .spanish, target: .chankaQuechua)

/// A clock that goes on by one at each reading.
final class Clock: Sendable {
    private let time = Mutex<Int64>(0)

    func next() -> Int64 {
        time.withLock { time in
            time += 1
            return time
        }
    }
}

/// Whether bytes of a text are in a file of a data folder.
func isOnDisk(_ text: String, _ directory: String) throws -> Bool {
    for name in try FileManager.default.contentsOfDirectory(atPath: directory) {
        let data = try Data(contentsOf: URL(filePath: directory + "/" + name))
        if data.range(of: Data(text.utf8)) != nil { return true }
    }
    return false
}
