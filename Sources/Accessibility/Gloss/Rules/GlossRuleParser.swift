import TextProcessing

/// Reads a file of rules: blocks of `key: value` lines that begin with `rule: name`.
struct GlossRuleParser {
    private struct Block {
        var line: Int
        var fields: [(key: String, value: String, line: Int)] = []
    }

    private static let single: Set<String> = ["rule", "on", "explain", "example", "match", "corpus", "once"]
    private let file: String

    /// Reads all rules of a file.
    ///
    /// - Parameters:
    ///   - text: The file.
    ///   - file: Its name, for errors.
    /// - Returns: The rules in order.
    /// - Throws: ``GlossError`` with file and line.
    static func rules(of text: String, file: String) throws(GlossError) -> GlossRuleSet {
        let parser = GlossRuleParser(file: file)
        var blocks: [Block] = []
        for (index, raw) in text.fileLines.enumerated() {
            let line = trimmed(raw)
            if line.isEmpty || line.hasPrefix("#") { continue }
            guard let colon = line.firstIndex(of: ":") else { throw parser.bad(index + 1, String(line)) }
            let key = String(line[..<colon])
            if key == "rule" { blocks.append(Block(line: index + 1)) }
            guard !blocks.isEmpty else { throw parser.bad(index + 1, "a rule begins with `rule:`") }
            blocks[blocks.count - 1].fields.append((key, String(trimmed(line[line.index(after: colon)...])), index + 1))
        }
        var rules: [GlossRule] = []
        var seen: Set<String> = []
        for block in blocks {
            let rule = try parser.rule(block)
            guard seen.insert(rule.id).inserted else {
                throw .duplicate(file: file, line: rule.line, detail: rule.id)
            }
            rules.append(rule)
        }
        return GlossRuleSet(rules: rules)
    }

    private func rule(_ block: Block) throws(GlossError) -> GlossRule {
        var values: [String: (value: String, line: Int)] = [:]
        var required: [GlossPattern] = []
        var forbidden: [GlossPattern] = []
        var actions: [(text: String, line: Int)] = []
        for field in block.fields {
            switch field.key {
            case "when": required.append(try GlossPatternParser.pattern(field.value, file, field.line))
            case "unless": forbidden.append(try GlossPatternParser.pattern(field.value, file, field.line))
            case "do": actions.append((field.value, field.line))
            case let key where Self.single.contains(key):
                guard values.updateValue((field.value, field.line), forKey: key) == nil else {
                    throw .duplicate(file: file, line: field.line, detail: key)
                }
            default: throw bad(field.line, "unknown key \(field.key)")
            }
        }
        func value(_ key: String) throws(GlossError) -> (value: String, line: Int) {
            guard let value = values[key], !value.value.isEmpty else { throw bad(block.line, "no \(key)") }
            return value
        }
        let state = try value("on")
        guard ["yes", "no"].contains(state.value) else { throw bad(state.line, "on is yes or no") }
        if let once = values["once"], once.value != "yes" { throw bad(once.line, "once is yes or absent") }
        let match = try value("match")
        let pattern = try GlossPatternParser.pattern(match.value, file, match.line)
        let example = try example(try value("example"))
        guard !actions.isEmpty else { throw bad(block.line, "no do") }
        return GlossRule(
            id: try value("rule").value, explanation: try value("explain").value, exampleText: example.text,
            exampleGloss: example.gloss, isOn: state.value == "yes", evidence: try evidence(values["corpus"]),
            line: block.line, isOnce: values["once"] != nil, pattern: pattern, required: required, forbidden: forbidden,
            actions: try GlossActionParser.actions(actions, words: pattern.wordCount, file))
    }

    private func example(_ field: (value: String, line: Int)) throws(GlossError) -> (text: String, gloss: String) {
        let arrow = field.value.split(separator: " -> ", omittingEmptySubsequences: false)
        guard arrow.count == 2 else { throw bad(field.line, "an example is `text -> GLOSS`") }
        return (String(Self.trimmed(arrow[0])), String(Self.trimmed(arrow[1])))
    }

    private func evidence(_ field: (value: String, line: Int)?) throws(GlossError) -> GlossEvidence? {
        guard let field else { return nil }
        let words = field.value.split(separator: " ")
        guard words.count == 4, words[1] == "for,", words[3] == "against", let supporting = Int(words[0]),
            let opposing = Int(words[2]), supporting >= 0, opposing >= 0
        else { throw bad(field.line, "counts are `3 for, 1 against`") }
        return GlossEvidence(supporting: supporting, opposing: opposing)
    }

    private func bad(_ line: Int, _ detail: String) -> GlossError {
        .malformed(file: file, line: line, detail: detail)
    }

    static func trimmed(_ text: some StringProtocol) -> Substring {
        let text = Substring(text)
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return text[first...last]
    }
}
