import Foundation
import TextProcessing

@testable import Corpora

/// A folder of its own for a test's files, gone with the value.
final class ScratchFolder {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "chaka-formats-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    deinit {
        // A folder that stays behind in the temporary directory harms no test.
        try? FileManager.default.removeItem(atPath: path)
    }

    /// Path of a file in the folder.
    func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file and returns its path.
    func file(_ name: String, _ bytes: [UInt8]) throws -> String {
        try Data(bytes).write(to: URL(filePath: file(name)))
        return file(name)
    }

    /// Writes a file and returns its path.
    func file(_ name: String, _ text: String) throws -> String { try file(name, Array(text.utf8)) }

    /// The bytes of a file.
    func bytes(_ name: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: file(name)))) }
}

/// All a reader finds, in short: records without their lines, and problems as `line code`.
struct Findings {
    var records: [CorpusRecord] = []
    var lines: [Int] = []
    var problems: [String] = []
    var explanations: [String] = []

    init(_ reader: some RecordReader) throws {
        var reader = reader
        while let outcome = try reader.next() {
            switch outcome {
            case .record(var record):
                lines.append(record.line)
                record.line = 0
                records.append(record)
            case .problem(let error):
                problems.append("\(error.line) \(error.code)")
                explanations.append(error.description)
            }
        }
    }

    /// `es=Hola quy=Rimaykullayki` for each record.
    var texts: [String] {
        records.map { $0.variants.map { "\($0.language)=\($0.text)" }.joined(separator: " ") }
    }
}

/// Texts that break careless code.
let difficultTexts = [
    "Hola", "a\u{308}n\u{303}o", "t\u{2BC}ant\u{2BC}a", "manq' alasiñaw", "\u{5E9}\u{5DC}\u{5D5}\u{5DD} abc",
    "\u{202B}عربي\u{202C}", "👩🏽‍🌾 mink'a", "tab\there", "a \"quoted\" word", "line\nbreak", "cr\rlf\r\n",
    "back\\slash \\n \\t \\q", "  spaces  ", ",;|\t", "\"", "\\", "# no header", "%25:%3A", "\u{FEFF}mark",
    "\u{85}\u{2028}",
    "\u{7F}\u{1B}", "msgid \"x\"", "{\"a\":1}", "-",
]

/// Records from a fixed seed that use every field, or only those a test allows.
struct RecordGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64 (Steele, Lea, Flood, 2014).
    mutating func number(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
    }

    mutating func text() -> String {
        (0...number(below: 3)).map { _ in difficultTexts[number(below: difficultTexts.count)] }.joined(separator: " ")
    }

    private mutating func maybe<Value>(_ make: (inout RecordGenerator) -> Value) -> Value? {
        number(below: 3) == 0 ? make(&self) : nil
    }

    private mutating func list<Value>(_ make: (inout RecordGenerator) -> Value) -> [Value] {
        number(below: 3) > 0 ? [] : (0...number(below: 2)).map { _ in make(&self) }
    }

    private mutating func properties() -> [Property] {
        list { Property(name: $0.text(), value: $0.number(below: 4) == 0 ? "" : $0.text()) }
    }

    private mutating func variant(_ language: String) -> RecordVariant {
        let text = text()
        let origins: [VariantOrigin] = [.human, .imported, .machine(engine: "a:%b", model: self.text())]
        return RecordVariant(
            language: language, orthography: maybe { Orthography(rawValue: $0.text()) }, text: text,
            inline: list {
                InlineElement(
                    offset: $0.number(below: text.utf8.count + 1), name: "g",
                    kind: [.open, .close, .standalone][$0.number(below: 3)], attributes: $0.properties(),
                    content: $0.number(below: 2) == 0 ? "" : $0.text())
            },
            origin: maybe { origins[$0.number(below: 3)] },
            state: maybe { VariantState.allCases[$0.number(below: VariantState.allCases.count)] },
            translatedFrom: maybe { variantKey(of: "es/\($0.number(below: 2))") } ?? nil, properties: properties())
    }

    /// The next record, in languages of a list.
    mutating func record(languages: [String]) -> CorpusRecord {
        CorpusRecord(
            key: maybe { $0.text() }, sourceLanguage: maybe { _ in "es" }, variants: languages.map { variant($0) },
            domain: maybe { $0.text() }, licence: maybe { $0.text() }, contributor: maybe { $0.text() },
            credit: maybe { $0.text() }, terms: list { $0.text() }, consent: maybe { $0.text() },
            document: maybe { $0.text() }, position: maybe { $0.number(below: 1000) + 1 },
            note: maybe { $0.text() } ?? "", tags: list { $0.text() }, properties: properties())
    }
}
