/// What a chat model is told, with named slots: the file `lexicons/prompts/translate.md`.
///
/// Two messages, `== system ==` and `== user ==`. `{name}` is a slot; `{?name}` to `{/name}` stands only where the slot
/// has a value, and such a sign alone on its line takes the line with it; `{{` and `}}` are literal brackets. Values are
/// put in as they are and never read as a template again.
public struct PromptTemplate: Hashable, Sendable {
    /// A place for a value.
    public enum Slot: String, Hashable, Sendable, CaseIterable {
        /// Name of the source language.
        case sourceName = "source_name"
        /// Name of the target language.
        case targetName = "target_name"
        /// What to know of the target variety.
        case varietyNote = "variety_note"
        /// How the target variety is spelled.
        case orthographyNote = "orthography_note"
        /// Terms with their translations.
        case glossary
        /// Translated sentences.
        case examples
        /// What is to be translated, as JSON.
        case segments
    }

    private struct Part: Hashable {
        enum Content: Hashable {
            case text(String)
            case slot(Slot)
        }

        let content: Content
        let condition: Slot?
    }

    private let system: [Part]
    private let user: [Part]

    /// Reads a template.
    ///
    /// - Parameters:
    ///   - text: The whole file.
    ///   - file: Its name for errors.
    /// - Throws: ``PromptTemplateError`` with the line of the first mistake.
    public init(parsing text: String, file: String) throws(PromptTemplateError) {
        var messages: [String: [Part]] = [:]
        for heading in try PromptHeading.split(text, file: file) {
            guard heading.name == "system" || heading.name == "user" else {
                throw PromptTemplateError(
                    .unknownHeading, file: file, line: heading.line,
                    "no message is called \(heading.name); system and user are")
            }
            messages[heading.name] = try Self.parts(of: heading, file: file)
        }
        guard let user = messages["user"] else {
            throw PromptTemplateError(.missing, file: file, line: 0, "the message == user == is missing")
        }
        let segments = user.filter { $0.content == .slot(.segments) }
        guard segments.count == 1, segments[0].condition == nil else {
            throw PromptTemplateError(
                .missing, file: file, line: 0, "== user == must hold {segments} once and outside of sections")
        }
        self.system = messages["system"] ?? []
        self.user = user
    }

    /// The messages with values in their slots.
    ///
    /// - Parameter values: A value for each slot; one without a value is empty.
    /// - Returns: Messages that have text, the system's first.
    func messages(_ values: [Slot: String]) -> [ChatMessage] {
        [ChatMessage(role: "system", content: Self.filled(system, values))]
            .filter { !$0.content.isEmpty } + [ChatMessage(role: "user", content: Self.filled(user, values))]
    }

    private static func filled(_ parts: [Part], _ values: [Slot: String]) -> String {
        var text = ""
        for part in parts {
            if let condition = part.condition, (values[condition] ?? "").isEmpty { continue }
            switch part.content {
            case .text(let literal): text += literal
            case .slot(let slot): text += values[slot] ?? ""
            }
        }
        return String(text.trimming(\.isWhitespace))
    }

    private static func parts(of heading: PromptHeading, file: String) throws(PromptTemplateError) -> [Part] {
        var parts: [Part] = []
        var open: (slot: Slot, line: Int)?
        for line in heading.lines {
            let tokens = try PromptToken.tokens(of: line.text, file: file, line: line.number)
            let isSignAlone = tokens.count { $0.isSection } == 1 && tokens.allSatisfy { $0.isSection || $0.isBlank }
            for token in isSignAlone ? tokens.filter(\.isSection) : tokens + [.text("\n")] {
                switch token {
                case .text(let text): parts.append(Part(content: .text(text), condition: open?.slot))
                case .slot(let slot): parts.append(Part(content: .slot(slot), condition: open?.slot))
                case .start(let slot):
                    if let open {
                        throw PromptTemplateError(
                            .nestedSection, file: file, line: line.number,
                            "{?\(slot.rawValue)} inside of {?\(open.slot.rawValue)} of line \(open.line)")
                    }
                    open = (slot, line.number)
                case .end(let slot):
                    guard open?.slot == slot else {
                        throw PromptTemplateError(
                            .unexpectedEnd, file: file, line: line.number,
                            "{/\(slot.rawValue)} closes nothing that is open")
                    }
                    open = nil
                }
            }
        }
        if let open {
            throw PromptTemplateError(
                .unclosedSection, file: file, line: open.line,
                "{?\(open.slot.rawValue)} is never closed by {/\(open.slot.rawValue)}")
        }
        return parts
    }
}
