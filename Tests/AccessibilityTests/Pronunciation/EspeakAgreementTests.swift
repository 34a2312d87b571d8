import Foundation
import Testing
import TextProcessing

@testable import Accessibility

/// What espeak-ng reads back from our phonemes; skipped where the program is not installed.
@Suite(.enabled(if: PronunciationData.espeak != nil, "espeak-ng is not installed"))
struct EspeakAgreementTests {
    @Test("each mnemonic is one phoneme of the voice")
    func mnemonics() throws {
        let inventory = try #require(PronunciationData.catalog().rules[.centralAymara]).inventory
        let consonants = inventory.consonants.sorted()
        let vowels = inventory.vowels.sorted()
        let answers = try readBack(
            consonants.map { "\($0)'a" } + vowels.flatMap { ["'\($0)", "'\($0):"] }, separator: ".")
        #expect(answers == consonants.map { "\($0).'a" } + vowels.flatMap { ["'\($0)", "'\($0):"] })
    }

    @Test("all words of the lexicons come back as they were sent", arguments: PronunciationRulesTests.varieties)
    func words(variety: LanguageVariety) throws {
        let catalog = try PronunciationData.catalog()
        let phonemes = try PronunciationData.words(of: variety.tag).map {
            try #require(catalog.phonemes(for: $0, variety: variety))
        }
        let sent = phonemes.flatMap { $0.split(separator: " ") }
        let clauses = stride(from: 0, to: sent.count, by: 20).map { sent[$0..<min($0 + 20, sent.count)] }
        let answers = try readBack(clauses.map { $0.joined(separator: " ") }, separator: nil)
            .flatMap { $0.split(separator: " ") }
        #expect(answers.count == sent.count)
        // The voice glides from a stressed i to the next vowel by itself and prints `;` for it.
        let wrong = zip(sent, answers).filter { sent, answer in
            !answer.utf8.filter { $0 != 0x3B }.elementsEqual(sent.utf8.filter { $0 != 0x7C })
        }
        #expect(wrong.isEmpty, "\(wrong)")
    }

    @Test("what stands for unreadable words is silent")
    func silence() throws {
        #expect(
            try readBack(["\(PronunciationCatalog.silence) 'ata"], separator: nil).map { $0.filter { $0 != " " } } == [
                "_:'ata"
            ])
    }

    @Test("a separator keeps t and S apart")
    func separator() throws {
        let inventory = try #require(PronunciationData.catalog().rules[.centralAymara]).inventory
        let text = inventory.joined(["a", "t", "S", "a"], stressed: 0)
        #expect(text == "'at|Sa")
        #expect(try readBack([text], separator: ".") == ["'a.t.S.a"])
    }

    /// What `espeak-ng -x` prints for each text between `[[` and `]]`.
    private func readBack(_ texts: [String], separator: Character?) throws -> [String] {
        let file = FileManager.default.temporaryDirectory.appending(path: "phonemes-\(UUID().uuidString).txt")
        defer { try? FileManager.default.removeItem(at: file) }  // A file left in the temporary folder harms nothing.
        try Data(texts.map { "[[\($0)]]\n\n" }.joined().utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: try #require(PronunciationData.espeak))
        process.arguments = ["-v", "qu", "-q", "-x", "-f", file.path] + (separator.map { ["--sep=\($0)"] } ?? [])
        let pipe = Pipe()
        process.standardOutput = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return String(decoding: output, as: UTF8.self).split(separator: "\n").map {
            String($0.drop { $0 == " " })
        }
    }
}
