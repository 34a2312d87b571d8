/// Reads a pattern: `^ [pos=det tag=def|ind] * [lemma!=ser] $`.
enum GlossPatternParser {
    static func pattern(_ text: String, _ file: String, _ line: Int) throws(GlossError) -> GlossPattern {
        func bad(_ detail: String) -> GlossError { .malformed(file: file, line: line, detail: detail) }
        var elements: [GlossPattern.Element] = []
        var isAtStart = false
        var isAtEnd = false
        var rest = GlossRuleParser.trimmed(text)
        while let first = rest.first {
            guard !isAtEnd else { throw bad("nothing stands after $") }
            switch first {
            case "^" where elements.isEmpty && !isAtStart: isAtStart = true
            case "$" where !elements.isEmpty: isAtEnd = true
            case "*":
                guard let last = elements.last, last != .gap else { throw bad("* stands between two words") }
                elements.append(.gap)
            case "[":
                guard let close = rest.firstIndex(of: "]") else { throw bad("[ without ]") }
                let inside = rest[rest.index(after: rest.startIndex)..<close]
                var conditions: [GlossCondition] = []
                for word in inside.split(separator: " ") {
                    guard let condition = condition(word) else { throw bad(String(word)) }
                    conditions.append(condition)
                }
                elements.append(.word(conditions))
                rest = rest[close...]
            default: throw bad(String(rest))
            }
            rest = GlossRuleParser.trimmed(rest.dropFirst())
        }
        guard !elements.isEmpty, elements.last != .gap else { throw bad("a pattern ends in a word") }
        return GlossPattern(elements: elements, isAtStart: isAtStart, isAtEnd: isAtEnd)
    }

    private static func condition(_ text: Substring) -> GlossCondition? {
        guard let equals = text.firstIndex(of: "=") else { return nil }
        let isNegated = text[..<equals].hasSuffix("!")
        let values = text[text.index(after: equals)...].split(separator: "|", omittingEmptySubsequences: false)
        guard let key = GlossCondition.Key(rawValue: String(text[..<equals].dropLast(isNegated ? 1 : 0))),
            values.allSatisfy({ !$0.isEmpty })
        else { return nil }
        if key == .kind, !values.allSatisfy({ GlossItem.kinds.contains(String($0)) }) { return nil }
        // A gloss has its `_` itself.
        let isGloss = key == .gloss
        return GlossCondition(
            key: key, values: values.map { isGloss ? String($0) : String($0).replacing("_", with: " ") },
            isNegated: isNegated)
    }
}
