extension OrthographyProfile {
    /// Reads a profile from the text of its file.
    ///
    /// - Parameters:
    ///   - text: Content of the file.
    ///   - file: Name for messages; its last component without `.rules` is the identifier.
    /// - Throws: ``OrthographyError/malformed(file:line:reason:)`` for the first line that is not as the format asks.
    public init(text: String, file: String) throws(OrthographyError) {
        var reader = OrthographyProfileReader(file: file)
        var number = 0
        for line in text.fileLines {
            number += 1
            try reader.read(line, number: number)
        }
        self = try reader.finish()
    }
}

private struct OrthographyProfileReader {
    let file: String
    private var number = 0
    private var header: [String: String] = [:]
    private var sections: [OrthographyProfile.Section] = []
    private var cases: [OrthographyProfile.Case] = []
    private var place = Place.header
    private var head: (kind: OrthographyProfile.SectionKind, name: String, condition: OrthographyProfile.Condition?)?
    private var rules: [Substring] = []
    private var firstLine = 0

    private enum Place { case header, rules, cases }

    init(file: String) { self.file = file }

    mutating func read(_ line: Substring, number: Int) throws(OrthographyError) {
        self.number = number
        if line.hasPrefix("["), line.hasSuffix("]"), let title = sectionTitle(line) {
            try begin(title)
            return
        }
        switch place {
        case .header: try readHeader(line)
        case .rules: rules.append(line)
        case .cases: try readCase(line)
        }
    }

    mutating func finish() throws(OrthographyError) -> OrthographyProfile {
        closeSection()
        let title = try field("title")
        let tag = try field("variety")
        let variety: LanguageVariety
        do throws(LanguageTagError) {
            variety = try LanguageVariety(parsing: tag)
        } catch {
            throw malformedHeader("variety: unknown language tag '\(error.tag)'")
        }
        guard let scope = OrthographyProfile.Scope(rawValue: header["scope"] ?? "word") else {
            throw malformedHeader("scope is 'word' or 'apostrophe'")
        }
        guard sections.contains(where: { $0.kind == .rule }) else {
            throw .malformed(file: file, line: number, reason: "no [rule NAME] section")
        }
        var id = file.split(separator: "/").last.map(String.init) ?? file
        if id.hasSuffix(".rules") { id.removeLast(6) }
        return OrthographyProfile(
            id: id, file: file, header: header, title: title, variety: variety, scope: scope, sections: sections,
            cases: cases)
    }

    private func field(_ key: String) throws(OrthographyError) -> String {
        guard let value = header[key], !value.isEmpty else { throw malformedHeader("header field '\(key)' is missing") }
        return value
    }

    private func malformedHeader(_ reason: String) -> OrthographyError {
        .malformed(file: file, line: 1, reason: reason)
    }

    private func malformed(_ reason: String) -> OrthographyError {
        .malformed(file: file, line: number, reason: reason)
    }

    // A line such as `[bdfg]` may also be a rule's beginning; a section has a lower-case kind, and a name unless `cases`.
    private func sectionTitle(_ line: Substring) -> [Substring]? {
        let words = line.dropFirst().dropLast().split(separator: " ")
        if words == ["cases"] { return words }
        guard words.count > 1, words[0].allSatisfy({ $0.isASCII && $0.isLowercase }) else { return nil }
        return words
    }

    private mutating func begin(_ words: [Substring]) throws(OrthographyError) {
        closeSection()
        if words == ["cases"] {
            place = .cases
            return
        }
        guard place != .cases else { throw malformed("sections stand before the cases") }
        guard let kind = OrthographyProfile.SectionKind(rawValue: String(words[0])) else {
            throw malformed("unknown section '\(words[0])'; known: rule, guard, test, cases")
        }
        let name = String(words[1])
        guard !sections.contains(where: { $0.name == name }) else { throw malformed("section '\(name)' stands twice") }
        var condition: OrthographyProfile.Condition?
        if words.count > 2 {
            guard words.count == 4, words[2] == "if" || words[2] == "unless" else {
                throw malformed("a section is [KIND NAME], [KIND NAME if TEST] or [KIND NAME unless TEST]")
            }
            let test = String(words[3])
            guard sections.contains(where: { $0.kind == .test && $0.name == test }) else {
                throw malformed("no earlier [test \(test)]")
            }
            condition = OrthographyProfile.Condition(test: test, mustFire: words[2] == "if")
        }
        head = (kind, name, condition)
        place = .rules
        firstLine = number + 1
    }

    private mutating func closeSection() {
        guard let (kind, name, condition) = head else { return }
        sections.append(
            OrthographyProfile.Section(
                kind: kind, name: name, condition: condition, rules: rules.joined(separator: "\n"), line: firstLine))
        head = nil
        rules = []
    }

    private mutating func readHeader(_ line: Substring) throws(OrthographyError) {
        if line.allSatisfy(\.isWhitespace) { return }
        guard line.hasPrefix("#") else { throw malformed("expected '# key: value' or a section") }
        guard let colon = line.firstIndex(of: ":") else { return }
        let key = trimmed(line[line.index(after: line.startIndex)..<colon])
        // A comment for readers may hold a colon too; keys are single words.
        if key.contains(" ") { return }
        guard header.updateValue(trimmed(line[line.index(after: colon)...]), forKey: key) == nil else {
            throw malformed("header field '\(key)' stands twice")
        }
    }

    private mutating func readCase(_ line: Substring) throws(OrthographyError) {
        if line.isEmpty || line.hasPrefix("#") { return }
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        guard columns.count == 3 else { throw malformed("a case is input, output and rules, separated by tabs") }
        let names = columns[2] == "-" ? [] : columns[2].split(separator: " ").map(String.init)
        for name in names where !sections.contains(where: { $0.kind == .rule && $0.name == name }) {
            throw malformed("no rule '\(name)'")
        }
        cases.append(
            OrthographyProfile.Case(
                input: String(columns[0]), output: String(columns[1]), rules: names, line: number))
    }

    private func trimmed(_ text: Substring) -> String {
        let start = text.drop { $0.isWhitespace }
        guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
        return String(start[...last])
    }
}
