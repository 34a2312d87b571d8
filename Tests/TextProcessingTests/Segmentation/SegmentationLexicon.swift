import FoundationEssentials
import Testing
import TextProcessing

/// The shipped abbreviations, read the way a program does.
enum SegmentationLexicon {
    static let shipped: AbbreviationLexicon = {
        // .../Tests/TextProcessingTests/Segmentation/ThisFile.swift
        let root = (#filePath as String).split(separator: "/", omittingEmptySubsequences: false).dropLast(4)
            .joined(separator: "/")
        var lexicon = AbbreviationLexicon.empty
        for language in ["es", "en", "qu", "ay"] {
            let file = "\(root)/lexicons/segmentation/abbreviations.\(language).txt"
            do {
                let text = try String(contentsOfFile: file, encoding: .utf8)
                lexicon = lexicon.merged(with: try AbbreviationLexicon(parsing: text, file: file))
            } catch {
                preconditionFailure("\(file): \(error)")
            }
        }
        return lexicon
    }()

    /// Texts that every part must take without loss or fault.
    static let edgeTexts: [EdgeText] =
        ([
            "", " ", " \n\t\u{00A0} ", "a", ".", "?", "ñ", "ʼ", "\u{0301}",
            "e" + String(repeating: "\u{0301}", count: 1000),
            "👩‍👩‍👧 🇵🇪 👍🏽", "שלום עולם. מה שלומך? טוב.", "مرحبا. كيف حالك؟", "a\0b. C\0.", "\0", "\r\n\r\n",
            "Uno.\r\nDos.", "a.\u{2028}B", "...", "¿?", "¡!", "\u{FEFF}Hola.", "。你好。世界", "a@b", "{", "{{", "%", "www.",
            "S/", "1.", "1.,", "'", "\"\"",
            String(repeating: "palabra ", count: 25_000), String(repeating: "Sr. ", count: 50_000),
            String(repeating: "a", count: 200_000), String(repeating: "@", count: 200_000),
            String(repeating: "a@", count: 100_000), String(repeating: "{{a ", count: 50_000),
            String(repeating: "http://", count: 28_000), String(repeating: "1. ", count: 66_000),
            String(repeating: ".", count: 200_000), String(repeating: "\"", count: 200_000),
            String(repeating: "1,", count: 100_000), String(repeating: "%1", count: 100_000),
        ] as [String]).map(EdgeText.init)
}

/// A text whose name in a test's output stays short.
struct EdgeText: Sendable, CustomTestStringConvertible {
    let text: String

    var testDescription: String { "\(text.utf8.count) bytes: \(text.unicodeScalars.prefix(8).map(\.value))" }
}
