import Foundation
import Testing
import TextProcessing

@testable import Backends

private let sharedData: URL = {
    if let path = ProcessInfo.processInfo.environment["CHAKA_SHARED_DATA"] { return URL(filePath: path) }
    let root = URL(filePath: #filePath).appending(path: "../../../..").standardized
    return root.appending(path: "../shared/data").standardized
}()

private let isReady = ["spa", "eng"].allSatisfy { name in
    FileManager.default.isReadableFile(atPath: sharedData.appending(path: "dev/flores/dev.\(name)").path)
        && FileManager.default.isReadableFile(atPath: "/usr/share/apertium/modes/spa-eng.mode")
}

/// Many real sentences with spans and literal marks at hand-made places.
@Suite(.enabled(if: isReady, "needs apertium-eng-spa and the FLORES dev set in CHAKA_SHARED_DATA"))
struct ApertiumCorpusTests {
    @Test(
        "brings every span and every literal mark back, and no mark of its own",
        arguments: [("spa", LanguageVariety.spanish, LanguageVariety.english), ("eng", .english, .spanish)])
    func spans(file: String, source: LanguageVariety, target: LanguageVariety) async throws {
        let lines = try String(contentsOf: sharedData.appending(path: "dev/flores/dev.\(file)"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
        let engine = try ApertiumEngine(pair: LanguagePair(source: source, target: target))
        try await withThrowingTaskGroup(of: Void.self) { group in
            for (number, line) in lines.enumerated() {
                if number >= 16 { try await group.next() }
                group.addTask {
                    var words = line.split(separator: " ").map(String.init)
                    let place = number % words.count
                    words[place] = "#\(words[place])*"
                    let start = words[..<place].reduce(0) { $0 + $1.utf8.count + 1 }
                    let end = start + words[place].utf8.count
                    words.append("@fin*\n~")
                    let text = words.joined(separator: " ")
                    let reply = try await engine.translate(
                        text, protected: [ByteRange(start, end)], deadline: .now + .seconds(120))
                    #expect(reply.protectedSpans.map { String(reply.text[utf8: $0]) } == [words[place]], "\(text)")
                    for mark in "*@#~\n" {
                        let count = { (text: String) in text.count { $0 == mark } }
                        #expect(count(reply.text) == count(text), "\(text) gave \(reply.text)")
                    }
                    for word in reply.unknownWords { #expect(reply.text[utf8: word.range] == word.surface) }
                }
            }
            try await group.waitForAll()
        }
        await engine.shutDown()
    }
}
