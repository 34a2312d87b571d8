import Accessibility
import FoundationEssentials
import TextProcessing

/// The project's own lexicons, and sentences as one line.
enum PreparationData {
    static let lexicons: String = {
        var path = URL(filePath: #filePath)
        for _ in 0..<4 { path.deleteLastPathComponent() }
        return path.appending(path: "lexicons").path
    }()

    private static let catalog = Result { try PreparationCatalog(lexicons: lexicons) }

    static func preparer() throws -> TextPreparer { TextPreparer(catalog: try catalog.get()) }

    /// Words with the punctuation behind them; sentences with ` | ` between.
    static func line(_ sentences: [SpokenSentence]) -> String {
        sentences.map { sentence in
            sentence.parts.reduce(into: "") { line, part in
                switch part {
                case .word(let word): line += (line.isEmpty ? "" : " ") + word.spoken
                case .punctuation(let sign): line.append(sign)
                case .pause(let milliseconds): line += " [\(milliseconds)]"
                case .mark(let name, _): line += " <\(name)>"
                }
            }
        }.joined(separator: " | ")
    }

    static func words(_ sentences: [SpokenSentence]) -> [SpokenWord] {
        sentences.flatMap(\.parts).compactMap { if case .word(let word) = $0 { word } else { nil } }
    }
}
