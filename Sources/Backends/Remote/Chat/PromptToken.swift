/// A piece of one line of a template.
enum PromptToken: Hashable {
    /// As it stands.
    case text(String)
    /// `{name}`.
    case slot(PromptTemplate.Slot)
    /// `{?name}`.
    case start(PromptTemplate.Slot)
    /// `{/name}`.
    case end(PromptTemplate.Slot)

    /// Whether it opens or closes a section.
    var isSection: Bool {
        switch self {
        case .start, .end: true
        case .text, .slot: false
        }
    }

    /// Whether it is white space alone.
    var isBlank: Bool {
        guard case .text(let text) = self else { return false }
        return text.allSatisfy(\.isWhitespace)
    }

    /// Splits a line.
    static func tokens(of line: Substring, file: String, line number: Int) throws(PromptTemplateError) -> [PromptToken]
    {
        var tokens: [PromptToken] = []
        var literal = ""
        var rest = line
        while let character = rest.first {
            if rest.hasPrefix("{{") || rest.hasPrefix("}}") {
                literal.append(character)
                rest = rest.dropFirst(2)
            } else if character == "{" {
                guard let end = rest.firstIndex(of: "}") else {
                    throw PromptTemplateError(
                        .strayBrace, file: file, line: number, "{ without its }; a literal one is written {{")
                }
                if !literal.isEmpty { tokens.append(.text(literal)) }
                literal = ""
                tokens.append(try token(rest[..<end].dropFirst(), file: file, line: number))
                rest = rest[end...].dropFirst()
            } else if character == "}" {
                throw PromptTemplateError(
                    .strayBrace, file: file, line: number, "} without its {; a literal one is written }}")
            } else {
                literal.append(character)
                rest = rest.dropFirst()
            }
        }
        return literal.isEmpty ? tokens : tokens + [.text(literal)]
    }

    private static func token(
        _ content: Substring, file: String, line: Int
    ) throws(PromptTemplateError) -> PromptToken {
        let sign = content.first
        let name = String(sign == "?" || sign == "/" ? content.dropFirst() : content)
        guard let slot = PromptTemplate.Slot(rawValue: name) else {
            let names = PromptTemplate.Slot.allCases.map(\.rawValue).joined(separator: ", ")
            throw PromptTemplateError(
                .unknownSlot, file: file, line: line, "no slot is called {\(name)}; there are \(names)")
        }
        return sign == "?" ? .start(slot) : sign == "/" ? .end(slot) : .slot(slot)
    }
}

extension StringProtocol {
    /// Without the characters at either end that satisfy a condition.
    func trimming(_ isDropped: (Character) -> Bool) -> SubSequence {
        guard let first = firstIndex(where: { !isDropped($0) }), let last = lastIndex(where: { !isDropped($0) }) else {
            return self[endIndex...]
        }
        return self[first...last]
    }
}
