import Corpora
import TextProcessing

extension UnitQuery {
    /// Reads a query from one line: `source:civic state>=reviewed domain:health lang:quy "agua limpia" mayu* /t'anta/`.
    ///
    /// Conditions are separated by spaces and all hold. `name:value`, the value in quotation marks when it has spaces:
    /// `source`, `domain`, `licence`, `contributor`, `document`, `tag` (may repeat), `lang`, `state` (also `>=`), `created`
    /// and `changed` (a day in UTC, `2026-01-31`; also `>=` and `<`). A bare word is searched as a word, a quotation as a
    /// phrase, a word with `*` as a beginning, `/.../` as a regular expression (`\/` for a slash). A word with a colon
    /// inside that is no condition must be quoted. `""` finds every unit.
    ///
    /// - Parameter line: The query.
    /// - Throws: ``UnitQueryError`` with the place.
    public init(parsing line: String) throws(UnitQueryError) {
        self.init()
        var scanner = QueryScanner(bytes: Array(line.utf8))
        var names: Set<String> = []
        while let term = try scanner.next() {
            switch term.kind {
            case .phrase(let text): if !text.isEmpty { self.text.append(.phrase(text)) }
            case .pattern(let pattern):
                guard self.pattern == nil else { throw UnitQueryError(offset: term.offset, reason: .repeated("/")) }
                // The reason of the failure has no stable form.
                guard (try? RegularExpression(pattern)) != nil else {
                    throw UnitQueryError(offset: term.offset, reason: .invalidPattern(pattern))
                }
                self.pattern = pattern
            case .word(let word):
                if word.hasSuffix("*") {
                    self.text.append(.prefix(String(word.dropLast())))
                } else {
                    self.text.append(.words(word))
                }
            case .condition(let name, let comparison, let value):
                if name != "tag", !names.insert(name + (comparison == ":" ? "" : comparison)).inserted {
                    throw UnitQueryError(offset: term.offset, reason: .repeated(name))
                }
                do throws(UnitQueryError.Reason) {
                    try set(name, comparison, value)
                } catch {
                    throw UnitQueryError(offset: term.offset, reason: error)
                }
            }
        }
    }

    private mutating func set(
        _ name: String, _ comparison: String, _ value: String
    ) throws(UnitQueryError.Reason) {
        switch name {
        case "created":
            created = try Self.days(comparison, value, within: created)
            return
        case "changed":
            changed = try Self.days(comparison, value, within: changed)
            return
        case "state":
            guard let state = VariantState(rawValue: value) else {
                let names = VariantState.allCases.map(\.rawValue).joined(separator: ", ")
                throw .invalidValue(value, expected: "a state (\(names))")
            }
            guard comparison != "<" else { throw .invalidComparison(name) }
            states = comparison == ":" ? [state] : Self.states(from: state)
            return
        default: break
        }
        guard comparison == ":" else { throw .invalidComparison(name) }
        switch name {
        case "source": source = value
        case "domain": domain = value
        case "licence": licence = value
        case "contributor": contributor = value
        case "document": document = value
        case "tag": tags.append(value)
        case "lang":
            do { variety = try LanguageVariety(parsing: value) } catch {
                throw .invalidValue(value, expected: "a language variety")
            }
        default: throw .unknownName(name)
        }
    }

    private static func days(
        _ comparison: String, _ value: String, within old: Range<Int64>?
    ) throws(UnitQueryError.Reason) -> Range<Int64> {
        guard let start = milliseconds(ofDay: value) else {
            throw .invalidValue(value, expected: "a day like 2026-01-31")
        }
        let range =
            switch comparison {
            case ">=": start..<Int64.max
            case "<": Int64.min..<start
            default: start..<(start + 86_400_000)
            }
        return old.map { range.clamped(to: $0) } ?? range
    }

    /// Milliseconds from 1970 to the beginning of a day of the Gregorian calendar in UTC, nil for text that is no day.
    public static func milliseconds(ofDay text: String) -> Int64? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts.map(\.utf8.count) == [4, 2, 2], let year = Int64(parts[0]),
            let month = Int64(parts[1]), let day = Int64(parts[2]), (1...12).contains(month), (1...31).contains(day),
            year >= 0
        else { return nil }
        // Days before a month of a year that begins in March, so that the leap day is its last.
        let shifted = month > 2 ? month - 3 : month + 9
        let fromMarch = month > 2 ? year : year - 1
        let days = 365 * fromMarch + fromMarch / 4 - fromMarch / 100 + fromMarch / 400 + (153 * shifted + 2) / 5 + day
        return (days - 719_469) * 86_400_000
    }
}

/// Divides a query into its terms.
private struct QueryScanner {
    enum Kind {
        case word(String)
        case phrase(String)
        case pattern(String)
        case condition(name: String, comparison: String, value: String)
    }

    let bytes: [UInt8]
    private var index = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() throws(UnitQueryError) -> (offset: Int, kind: Kind)? {
        while index < bytes.count, isSpace(bytes[index]) { index += 1 }
        guard index < bytes.count else { return nil }
        let start = index
        switch bytes[index] {
        case UInt8(ascii: "\""): return (start, .phrase(try quoted(by: UInt8(ascii: "\""))))
        case UInt8(ascii: "/"): return (start, .pattern(try quoted(by: UInt8(ascii: "/"))))
        default: break
        }
        while index < bytes.count, !isSpace(bytes[index]) {
            let byte = bytes[index]
            if let comparison = comparison(at: index), index > start {
                let name = text(start..<index)
                index += comparison.utf8.count
                return (start, .condition(name: name, comparison: comparison, value: try value()))
            }
            if byte == UInt8(ascii: "\"") { break }
            index += 1
        }
        return (start, .word(text(start..<index)))
    }

    private func comparison(at place: Int) -> String? {
        switch bytes[place] {
        case UInt8(ascii: ":"): ":"
        case UInt8(ascii: "<"): "<"
        case UInt8(ascii: ">") where place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "="): ">="
        default: nil
        }
    }

    private mutating func value() throws(UnitQueryError) -> String {
        if index < bytes.count, bytes[index] == UInt8(ascii: "\"") { return try quoted(by: UInt8(ascii: "\"")) }
        let start = index
        while index < bytes.count, !isSpace(bytes[index]) { index += 1 }
        return text(start..<index)
    }

    private mutating func quoted(by mark: UInt8) throws(UnitQueryError) -> String {
        let start = index
        index += 1
        var content: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if byte == mark { return String(decoding: content, as: UTF8.self) }
            if byte == UInt8(ascii: "\\"), index < bytes.count, bytes[index] == mark {
                content.append(mark)
                index += 1
            } else {
                content.append(byte)
            }
        }
        throw UnitQueryError(offset: start, reason: .unterminated)
    }

    private func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

    private func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
