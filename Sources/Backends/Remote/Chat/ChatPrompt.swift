import FoundationEssentials
import Translation

/// A template and what it says of each language: everything that a prompt is made of but the texts.
public struct ChatPrompt: Hashable, Sendable {
    private struct Segments: Encodable {
        struct Segment: Encodable {
            let id: Int
            let text: String
            /// Parts that must come back; absent where there are none.
            let keep: [String]?
        }

        let segments: [Segment]
    }

    private let template: PromptTemplate
    private let varieties: PromptVarieties

    /// Puts both together.
    public init(template: PromptTemplate, varieties: PromptVarieties) {
        self.template = template
        self.varieties = varieties
    }

    /// Reads both from a folder: `translate.md` and `varieties.md`.
    ///
    /// - Parameter folder: Path of the folder.
    /// - Throws: ``PromptTemplateError`` with file and line.
    public init(folder: String) throws(PromptTemplateError) {
        let (template, varieties) = (folder + "/translate.md", folder + "/varieties.md")
        self.init(
            template: try PromptTemplate(parsing: try Self.text(of: template), file: template),
            varieties: try PromptVarieties(parsing: try Self.text(of: varieties), file: varieties))
    }

    private static func text(of path: String) throws(PromptTemplateError) -> String {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw PromptTemplateError(.unreadable, file: path, line: 0, "the file cannot be read")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw PromptTemplateError(.unreadable, file: path, line: 0, "the file is no UTF-8")
        }
        return text
    }

    /// The messages of a request; texts travel inside of JSON strings and nowhere else.
    func messages(_ segments: [SegmentInput], pair: RemotePair, context: ChatContext) -> [ChatMessage] {
        let (source, target) = (varieties[pair.source], varieties[pair.target])
        let numbered = segments.enumerated().map { index, segment in
            let kept = segment.protectedTexts
            return Segments.Segment(id: index + 1, text: segment.text, keep: kept.isEmpty ? nil : kept)
        }
        return template.messages([
            .sourceName: source.name, .targetName: target.name, .varietyNote: target.variety,
            .orthographyNote: target.orthography, .glossary: Self.lines(context.terms),
            .examples: Self.lines(context.examples), .segments: Self.json(Segments(segments: numbered)),
        ])
    }

    private static func lines(_ pairs: [ChatPair]) -> String { pairs.map { json($0) }.joined(separator: "\n") }

    /// One line of JSON.
    private static func json(_ value: some Encodable) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            preconditionFailure("texts and numbers are JSON")
        }
    }
}
