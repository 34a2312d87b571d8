import PhraseMT
import Testing
import Training

/// Files whose digest is right but whose content is not: refused, or read without leaving the file.
struct CorruptImageTests {
    private static func images() -> [(name: String, bytes: [UInt8])] {
        let tiny = TinyModel(seed: 1)
        return [("source", tiny.source), ("target", tiny.target), ("phrases", tiny.table), ("lm", tiny.languageModel)]
    }

    private static func open(_ name: String, _ bytes: [UInt8]) throws -> TranslationModel {
        try TinyModel(seed: 1).open { image, file in MappedFile(copying: file == name ? bytes : image, name: file) }
    }

    @Test func truncatedFilesAreRefused() {
        for (name, bytes) in Self.images() {
            for count in stride(from: 0, through: bytes.count - 8, by: 4) {
                #expect(throws: BundleError.self, "\(name) \(count)") { try Self.open(name, Array(bytes[..<count])) }
            }
        }
    }

    @Test func anotherMarkAndANewerVersionAreRefused() {
        for (name, bytes) in Self.images() {
            var other = bytes
            other[0] ^= 1
            #expect(throws: BundleError.notThisKind(file: name)) { try Self.open(name, other) }
            other = bytes
            other[8] = 2
            #expect(throws: BundleError.newerVersion(file: name, version: 2)) { try Self.open(name, other) }
        }
    }

    @Test func headerNumbersOutOfRangeAreRefused() {
        for (name, bytes) in Self.images() {
            for number in 0..<Int(bytes[12]) {
                for value in [Int64.max, .min, -1, .max / 2] {
                    var other = bytes
                    withUnsafeBytes(of: value.littleEndian) {
                        other.replaceSubrange(16 + number * 8..<24 + number * 8, with: $0)
                    }
                    #expect(throws: BundleError.self, "\(name) \(number) \(value)") { try Self.open(name, other) }
                }
            }
        }
    }

    @Test func aFullTableOfPiecesIsRefused() throws {
        var bytes = TinyModel(seed: 1).source
        // The last sections are 64 keys of 8 bytes and 64 pieces of 2.
        let keys = bytes.count - 64 * 10..<bytes.count - 64 * 2
        for index in keys { bytes[index] |= 1 }
        #expect(throws: BundleError.corrupt(file: "source", reason: "its table is full")) {
            try Self.open("source", bytes)
        }
    }

    @Test(arguments: ["source", "target", "phrases", "lm"]) func changedBytesEndInAnErrorOrATranslation(name: String)
        throws
    {
        var generator = SplitMix(state: 3)
        guard let bytes = Self.images().first(where: { $0.name == name })?.bytes else { return }
        var opened = 0
        for _ in 0..<400 {
            var other = bytes
            other[Int.random(in: 16..<bytes.count, using: &generator)] = UInt8.random(in: 0...255, using: &generator)
            do {
                let model = try Self.open(name, other)
                #expect(try PhraseTranslator(model: model).translate("ab 12 cde f").count == 1)
                opened += 1
            } catch is BundleError { continue }
        }
        #expect(opened > 0)
    }
}
